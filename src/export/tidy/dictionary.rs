//! The data dictionary: every column of the tidy tables, and every cell of the statutory forms.

use super::TidyTable;
use super::column::Grow;
use super::field::{Dictionary, Field, Rows};
use super::frame::Frame;
use super::rows::is_total;
use crate::form::{Column, Kind, Row, TABLES, TableForm};

/// Every column of the tidy tables, then every cell of every form, with label, form, unit, meaning and source.
pub fn dictionary() -> Frame {
    let mut rows = Dictionary::default();
    for table in TidyTable::ALL {
        table.fields().iter().for_each(|field| column(&mut rows, table, field));
    }
    let mut forms: Vec<&TableForm> = TABLES.to_vec();
    forms.sort_by_key(|form| (form.form, form.table));
    for form in forms {
        form.cells().for_each(|(row, column)| cell(&mut rows, form, row, column));
    }
    let columns = rows.take();
    Frame::new(Dictionary::FIELDS.to_vec(), &rows.words(), columns)
}

fn column(rows: &mut Dictionary, table: TidyTable, field: &Field) {
    rows.table.push(Some(table.as_str()));
    rows.id.push(Some(&field.name));
    rows.form.push(None);
    rows.kind.push(Some(field.kind.as_str()));
    rows.unit.push(None);
    rows.label.push(Some(&field.label));
    rows.label_en.push(Some(&field.name.replace('_', " ")));
    rows.meaning.push(Some(&field.meaning));
    rows.source.push(None);
}

fn cell(rows: &mut Dictionary, form: &TableForm, row: &Row, column: &Column) {
    let kind = match column.kind {
        Kind::Count => "count",
        Kind::Change => "change",
        Kind::Amount => "amount",
    };
    let table = form.table;
    let total = if is_total(table, row.key, column.key) { ": a total" } else { "" };
    let part = row.group.map_or(String::new(), |group| format!(", {group}"));
    let law = match row.article {
        "" => String::new(),
        article => format!("; 政府信息公开条例 art. {article}"),
    };
    rows.table.push(Some(table.as_str()));
    rows.id.push(Some(&format!("{table}.{}.{}", row.key, column.key)));
    rows.form.push(Some(form.form.as_str()));
    rows.kind.push(Some(kind));
    rows.unit.push(column.unit);
    rows.label.push(Some(&format!("{} / {}", row.label, column.label)));
    rows.label_en.push(Some(&format!("{} / {}", row.label_en, column.label_en)));
    rows.meaning.push(Some(&format!("{}{part}{total}", table.title())));
    rows.source.push(Some(&format!("{}{law}", form.notice)));
}
