//! Rows that changed places.

use super::grid::{label, labelled};
use super::{Harm, Mangling};
use crate::form::TableId;

/// Two rows of table 3, each with its label; the headings of groups stay where they are.
pub(super) const ROWS: Mangling = Mangling::of_draft("rows swapped", Harm::Order, |draft, dice| {
    for table in draft.parts(TableId::Requests) {
        let rows = labelled(table);
        let Some(one) = dice.pick(&rows) else { continue };
        let Some(mine) = label(&table.rows[one]) else { continue };
        let alike = |other: &&usize| {
            let place = label(&table.rows[**other]);
            **other != one
                && place.is_some_and(|place| table.rows[**other][place].columns == table.rows[one][mine].columns)
        };
        let Some(other) = dice.pick(&rows.iter().filter(alike).copied().collect::<Vec<_>>()) else { continue };
        let Some(theirs) = label(&table.rows[other]) else { continue };
        let tail = table.rows[one].split_off(mine);
        let swapped = table.rows[other].splice(theirs.., tail).collect::<Vec<_>>();
        table.rows[one].extend(swapped);
    }
});
