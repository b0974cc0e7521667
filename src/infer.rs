//! What the reported figures imply for cells that have none: apart from the tables, and never an operand of anything.

use crate::form::{Address, Instance, Kind};
use crate::model::{Amount, Basis, Cell, Inferred, Precision, Report, State, Statement, Table, Unit, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

impl Report {
    /// What an identity or the prose implies for cells that are missing or blank, in the order of the tables.
    ///
    /// Each follows in one step from exact figures that the source prints: an identity all of whose other operands are
    /// reported, or a sentence about the whole organ and the whole year. Where two derivations differ, nothing is inferred.
    ///
    /// ```
    /// use xxgk::Basis;
    /// let report = xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n一、总体情况\n全年收到政府信息公开申请42件。\n");
    /// let [inferred] = &report.inferred()[..] else { panic!("one figure") };
    /// assert_eq!((inferred.id.to_string().as_str(), inferred.from), ("requests.new_received.total", Basis::Statement));
    /// assert_eq!(inferred.value.to_string(), "42");
    /// assert_eq!(report.requests().table().value("new_received", "total"), None);
    /// ```
    pub fn inferred(&self) -> Vec<Inferred> {
        self.tables().iter().flat_map(|table| Derivations::of(table, self.statements()).agreed()).collect()
    }
}

/// All that is implied for the cells of one table.
#[derive(Default)]
struct Derivations {
    /// By the place of the cell; the first of those that agree is kept.
    by_cell: BTreeMap<usize, Vec<Inferred>>,
}

impl Derivations {
    fn of(table: &Table, statements: &[Statement]) -> Derivations {
        let mut all = Derivations::default();
        let cells: Vec<(Address, &Cell)> = table.cells().collect();
        for instance in table.form().instances() {
            all.add(solve(&cells, instance));
        }
        for statement in statements {
            all.add(stated(table, &cells, statement));
        }
        all
    }

    fn add(&mut self, found: Option<(usize, Inferred)>) {
        if let Some((at, inferred)) = found {
            self.by_cell.entry(at).or_default().push(inferred);
        }
    }

    fn agreed(self) -> impl Iterator<Item = Inferred> {
        self.by_cell.into_values().filter_map(|all| {
            let same = all.windows(2).all(|pair| pair[0].value == pair[1].value);
            all.into_iter().next().filter(|_| same)
        })
    }
}

/// True for a cell that has no figure where one belongs.
fn is_hole(cell: &Cell) -> bool {
    matches!(cell.state, State::Missing | State::Blank)
}

/// The one operand of an identity that is not printed.
fn solve(cells: &[(Address, &Cell)], instance: &Instance) -> Option<(usize, Inferred)> {
    let basis = Basis::of(instance.code)?;
    let mut hole = None;
    let mut sum = 0_i128;
    let left = instance.left.iter().map(|at| (*at, 1));
    let right = instance.right.iter().map(|at| (*at, -1));
    for (at, sign) in left.chain(right) {
        let (_, cell) = cells.get(at)?;
        match cell.value.and_then(Value::count) {
            Some(count) => sum += sign * i128::from(count),
            None if is_hole(cell) && hole.is_none() => hole = Some((at, sign)),
            None => return None,
        }
    }
    let (at, sign) = hole?;
    let value = u64::try_from(-sign * sum).ok()?;
    let operands = instance.left.iter().chain(&instance.right).filter(|other| **other != at);
    let operands = operands.filter_map(|other| Some(cells.get(*other)?.0)).collect();
    Some((at, Inferred { id: cells.get(at)?.0, value: Decimal::from(value), from: basis, cells: operands, span: None }))
}

/// The cell that a sentence states, if the table has no figure there.
fn stated(table: &Table, cells: &[(Address, &Cell)], statement: &Statement) -> Option<(usize, Inferred)> {
    if statement.precision != Precision::Exact || statement.scope.is_some() {
        return None;
    }
    let named = |id: &str| id.parse::<Address>().ok().filter(|address| address.column().is_some());
    let id = named(&statement.measure).or_else(|| named(&format!("{}.total", statement.measure)))?;
    let at = cells.iter().position(|(address, cell)| *address == id && is_hole(cell))?;
    let (_, column) = table.form().cells().nth(at)?;
    let value = match column.kind {
        Kind::Count => Decimal::from(statement.value.to_u64().filter(|_| statement.value.is_integer())?),
        Kind::Change => return None,
        Kind::Amount => in_unit(statement, column.unit)?,
    };
    Some((at, Inferred { id, value, from: Basis::Statement, cells: Vec::new(), span: Some(statement.span) }))
}

/// A stated amount in the unit of its cell; `None` where the form gives no unit.
fn in_unit(statement: &Statement, wanted: Option<&str>) -> Option<Decimal> {
    let unit = |name: &str| {
        [Unit::Yuan, Unit::Thousand, Unit::TenThousand, Unit::HundredMillion].into_iter().find(|u| u.as_str() == name)
    };
    let amount = Amount { value: statement.value, unit: unit(statement.unit.as_deref()?) };
    let value = amount.yuan()?.checked_div(Decimal::from(unit(wanted?)?.yuan()))?;
    Some(value.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "青岚县2022年政府信息公开工作年度报告\n一、总体情况\n";
    const TABLE: &str = "三、收到和处理政府信息公开申请情况\n";

    fn inferred(text: &str) -> Vec<String> {
        let report = crate::parse_str(&format!("{HEAD}{text}"));
        let show = |one: &Inferred| format!("{}={} {}", one.id, one.value, one.from.as_str());
        report.inferred().iter().map(show).collect()
    }

    #[test]
    fn one_hole_in_a_sum() {
        let row = "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 |  | 4 ||\n二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 ||\n";
        assert_eq!(inferred(&format!("{TABLE}{row}")), ["requests.new_received.other=1 identity.row_sum"]);
        let two = row.replace("| 3 | 0 |", "|  | 0 |");
        assert!(inferred(&format!("{TABLE}{two}")).is_empty(), "two holes");
        let negative = row.replace("|  | 4 ||", "|  | 2 ||");
        assert!(inferred(&format!("{TABLE}{negative}")).is_empty(), "less than nothing");
        let placeholder = row.replace("|  | 4 ||", "| / | 4 ||");
        assert!(inferred(&format!("{TABLE}{placeholder}")).is_empty(), "a placeholder is no hole");
    }

    #[test]
    fn what_the_prose_states_of_a_lost_table() {
        let prose =
            "全年收到政府信息公开申请12件，其中自然人10件；予以公开7件。因政府信息公开引发行政复议2件，维持1件。";
        assert_eq!(
            inferred(prose),
            [
                "requests.new_received.natural_person=10 statement",
                "requests.new_received.total=12 statement",
                "requests.granted.total=7 statement",
                "remedies.reconsideration.upheld=1 statement",
                "remedies.reconsideration.total=2 statement",
            ]
        );
        assert!(inferred("全年收到政府信息公开申请近12件。").is_empty(), "not exact");
        assert!(inferred("2021年收到政府信息公开申请12件。").is_empty(), "another year");
        assert!(inferred("全年收到政府信息公开申请12件。\n年内共收到政府信息公开申请13件。").is_empty(), "two figures");
    }

    #[test]
    fn a_reported_figure_is_never_inferred() {
        let row = "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 ||\n二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 ||\n";
        assert!(inferred(&format!("全年收到政府信息公开申请5件。\n{TABLE}{row}")).is_empty());
    }
}
