//! Where a notice prints what: the headings of a table, merged as on paper, and its cells.

use crate::form::{Column, Row, TableForm, TableId};

/// A cell of the printed page, and how many columns and rows it spans.
pub struct Place {
    pub what: What,
    pub columns: usize,
    pub rows: usize,
}

/// What stands there.
pub enum What {
    /// A heading and its English; the first word is the place that it heads.
    Heading(Heads, &'static str, String),
    /// A cell of the form.
    Cell(&'static Row, &'static Column),
}

/// What a heading stands before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    /// The cells below it.
    Below,
    /// The cells of its row.
    Row,
}

/// English of headings without figures of their own.
const ENGLISH: [(&str, &str); 28] = [
    ("refused", "Refused"),
    ("unavailable", "Not available"),
    ("declined", "Not processed"),
    ("other", "Other handling"),
    ("outcomes", "Outcomes of this year"),
    ("flow", "In this column: first item + second item = third item + fourth item"),
    ("applicants", "Applicants"),
    ("organizations", "Legal persons and other organisations"),
    ("content", "Content"),
    ("litigation", "Administrative litigation"),
    ("统计指标", "Indicator"),
    ("单位", "Unit"),
    ("统计数", "Figure"),
    ("一、主动公开情况", "Disclosure on own initiative"),
    ("（二）通过不同渠道和方式公开政府信息的情况", "Disclosed, by channel"),
    ("二、回应解读情况", "Responses and interpretation"),
    ("（二）通过不同渠道和方式回应解读的情况", "Responses and interpretation, by channel"),
    ("三、依申请公开情况", "Disclosure on request"),
    ("八、机构建设和保障经费情况", "Bodies and budget"),
    ("九、政府信息公开会议和培训情况", "Meetings and training"),
    ("条", "items"),
    ("件", "cases"),
    ("次", "times"),
    ("篇", "papers"),
    ("个", "places"),
    ("人", "people"),
    ("人次", "visits"),
    ("万元", "10,000 yuan"),
];

/// The printed table, row by row.
pub fn grid(form: &'static TableForm) -> Vec<Vec<Place>> {
    match form.table {
        TableId::Proactive => proactive(form),
        TableId::Requests => requests(form),
        TableId::Remedies => remedies(form),
        TableId::Statistics => statistics(form),
    }
}

fn place(heads: Heads, label: &'static str, english: &str, columns: usize, rows: usize) -> Place {
    Place { what: What::Heading(heads, label, english.to_owned()), columns, rows }
}

fn head(label: &'static str, english: &str, columns: usize, rows: usize) -> Place {
    place(Heads::Below, label, english, columns, rows)
}

fn label(row: &'static Row, columns: usize) -> Place {
    place(Heads::Row, row.label, row.label_en, columns, 1)
}

fn cell(row: &'static Row, column: &'static Column, columns: usize) -> Place {
    Place { what: What::Cell(row, column), columns, rows: 1 }
}

fn english(key: &str) -> &'static str {
    ENGLISH.iter().find(|(known, _)| *known == key).map_or("", |(_, english)| english)
}

fn heading(form: &'static TableForm, at: usize) -> &'static str {
    form.headers.get(at).map_or("", |header| header.label)
}

/// Blocks of rows under an article, each with headings of its own, in a grid of one label and three columns.
fn proactive(form: &'static TableForm) -> Vec<Vec<Place>> {
    const WIDE: usize = 3;
    let mut grid = Vec::new();
    let mut above: Option<&Row> = None;
    for row in form.rows {
        // the last column takes what is over
        let span = |at: usize| if at + 1 == row.columns.len() { WIDE - at } else { 1 };
        if above.is_none_or(|above| above.group != row.group) {
            let article = format!("Article {}", row.article);
            grid.push(vec![head(row.group.unwrap_or(""), &article, WIDE + 1, 1)]);
        }
        if above.is_none_or(|above| above.group != row.group || above.columns != row.columns) {
            let content = head(heading(form, form.headers.len() - 1), english("content"), 1, 1);
            let heads = row.columns.iter().enumerate();
            let heads = heads.map(|(at, column)| head(column.label, column.label_en, span(at), 1));
            grid.push(std::iter::once(content).chain(heads).collect());
        }
        let cells = row.columns.iter().enumerate().map(|(at, column)| cell(row, column, span(at)));
        grid.push(std::iter::once(label(row, 1)).chain(cells).collect());
        above = Some(row);
    }
    grid
}

/// Ten columns: three of labels, seven of figures; outcomes nest in groups.
fn requests(form: &'static TableForm) -> Vec<Vec<Place>> {
    let columns = form.rows.first().map_or(&[][..], |row| row.columns);
    let [first, kinds @ .., last] = columns else { return Vec::new() };
    let mut grid = vec![
        vec![
            head(heading(form, 0), english("flow"), 3, 3),
            head(heading(form, 1), english("applicants"), columns.len(), 1),
        ],
        vec![
            head(first.label, first.label_en, 1, 2),
            head(heading(form, 2), english("organizations"), kinds.len(), 1),
            head(last.label, last.label_en, 1, 2),
        ],
        kinds.iter().map(|column| head(column.label, column.label_en, 1, 1)).collect(),
    ];
    let outcomes = form.rows.iter().filter(|row| row.group.is_some()).count();
    let mut above: Option<&Row> = None;
    for row in form.rows {
        let mut places = Vec::new();
        if row.group.is_some() && above.is_some_and(|above| above.group.is_none()) {
            places.push(head(heading(form, 3), english("outcomes"), 1, outcomes));
        }
        let nested = row.key.split_once('.');
        if let Some((group, _)) = nested.filter(|_| above.is_none_or(|above| above.group != row.group)) {
            let height = form.rows.iter().filter(|other| other.group == row.group).count();
            places.push(head(row.group.unwrap_or(""), english(group), 1, height));
        }
        places.push(label(
            row,
            if nested.is_some() {
                1
            } else if row.group.is_some() {
                2
            } else {
                3
            },
        ));
        places.extend(row.columns.iter().map(|column| cell(row, column, 1)));
        grid.push(places);
        above = Some(row);
    }
    grid
}

/// Three blocks of five columns side by side, one row of figures.
fn remedies(form: &'static TableForm) -> Vec<Vec<Place>> {
    let [first, suits @ ..] = form.rows else { return Vec::new() };
    let all = |rows: &'static [Row]| rows.iter().flat_map(|row| row.columns.iter().map(move |column| (row, column)));
    let columns = |heads: usize| first.columns.iter().map(move |column| head(column.label, column.label_en, 1, heads));
    vec![
        vec![
            head(first.label, first.label_en, first.columns.len(), 1),
            head(heading(form, 0), english("litigation"), all(suits).count(), 1),
        ],
        columns(2).chain(suits.iter().map(|row| head(row.label, row.label_en, row.columns.len(), 1))).collect(),
        all(suits).map(|(_, column)| head(column.label, column.label_en, 1, 1)).collect(),
        all(form.rows).map(|(row, column)| cell(row, column, 1)).collect(),
    ]
}

/// Form 2014: label, unit and figure; a group has a row of its own.
fn statistics(form: &'static TableForm) -> Vec<Vec<Place>> {
    const WIDE: usize = 3;
    let mut grid = vec![form.headers.iter().map(|header| head(header.label, english(header.label), 1, 1)).collect()];
    let mut above = None;
    for row in form.rows {
        if let Some(group) = row.group.filter(|_| above != row.group) {
            grid.push(vec![place(Heads::Row, group, english(group), WIDE, 1)]);
        }
        let figure = row.columns.iter().flat_map(|column| {
            let unit = column.unit.unwrap_or("");
            [head(unit, english(unit), 1, 1), cell(row, column, 1)]
        });
        grid.push(std::iter::once(label(row, 1)).chain(figure).collect());
        above = row.group;
    }
    grid
}
