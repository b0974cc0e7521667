//! Values of a column as Parquet stores them; those that are null are left out, and said by their levels.

use super::length;
use super::thrift::varint;
use crate::export::tidy::view::{Data, View, bit};
use std::collections::HashMap;
use std::io;

/// Which rows are not null, one bit each, with the length before. Arrow's bits and Parquet's have one order.
pub fn levels(page: &mut Vec<u8>, valid: Option<&[u8]>, rows: usize) -> io::Result<()> {
    let mut levels = Vec::new();
    match valid {
        None => {
            varint(&mut levels, (rows as u64) << 1);
            levels.push(1);
        }
        Some(bits) => {
            varint(&mut levels, (rows.div_ceil(8) as u64) << 1 | 1);
            levels.extend(bits.iter().take(rows.div_ceil(8)));
        }
    }
    page.extend(length(levels.len())?.to_le_bytes());
    page.extend(levels);
    Ok(())
}

/// The values one behind the other.
pub fn plain(page: &mut Vec<u8>, view: &View<'_>, rows: usize) -> io::Result<()> {
    let valid = (0..rows).filter(|&row| view.is_valid(row));
    match view.data {
        Data::Bool(bits) => {
            let set: Vec<bool> = valid.map(|row| bit(bits, row)).collect();
            let byte = |bits: &[bool]| bits.iter().rev().fold(0, |byte, &bit| byte << 1 | u8::from(bit));
            page.extend(set.chunks(8).map(byte));
        }
        Data::Int(values) => valid.filter_map(|row| values.get(row)).for_each(|value| page.extend(value.to_le_bytes())),
        Data::Float(values) => {
            valid.filter_map(|row| values.get(row)).for_each(|value| page.extend(value.to_le_bytes()));
        }
        Data::Date(values) => {
            valid.filter_map(|row| values.get(row)).for_each(|value| page.extend(value.to_le_bytes()));
        }
        Data::Text(strings) => valid.map(|row| strings.get(row)).try_for_each(|string| text(page, string))?,
        Data::Word(..) => {}
    }
    Ok(())
}

/// A string with its length before.
pub fn text(page: &mut Vec<u8>, text: &str) -> io::Result<()> {
    page.extend(length(text.len())?.to_le_bytes());
    page.extend(text.as_bytes());
    Ok(())
}

/// Keys of the words of which these rows have one, numbered anew without gaps; and which words those are.
pub fn dense(view: &View<'_>, keys: &[i32], rows: usize) -> (Vec<u32>, Vec<usize>) {
    let (mut indices, mut used, mut known) = (Vec::with_capacity(rows), Vec::new(), HashMap::new());
    let mut last = None;
    for (row, &key) in keys.iter().take(rows).enumerate() {
        if !view.is_valid(row) {
            continue;
        }
        let index = match last {
            Some((before, index)) if before == key => index,
            _ => *known.entry(key).or_insert_with(|| {
                used.push(usize::try_from(key).unwrap_or_default());
                used.len() as u32 - 1
            }),
        };
        last = Some((key, index));
        indices.push(index);
    }
    (indices, used)
}

/// Indices of a dictionary of so many words: their width in bits, then runs of equal ones and groups of eight.
pub fn indices(page: &mut Vec<u8>, indices: &[u32], words: usize) {
    let width = (usize::BITS - words.saturating_sub(1).leading_zeros()).max(1);
    page.push(width as u8);
    let (mut at, mut pending) = (0, Vec::new());
    while let Some(&value) = indices.get(at) {
        let run = indices[at..].iter().take_while(|&&other| other == value).count();
        if pending.len() % 8 == 0 && run >= 8 {
            packed(page, &mut pending, width);
            varint(page, (run as u64) << 1);
            page.extend(value.to_le_bytes().iter().take(width.div_ceil(8) as usize));
            at += run;
        } else {
            let room = 8 - pending.len() % 8;
            let taken = run.min(room);
            pending.extend(std::iter::repeat_n(value, taken));
            at += taken;
        }
    }
    packed(page, &mut pending, width);
}

/// Groups of eight values, each in so many bits, the first in the lowest.
fn packed(page: &mut Vec<u8>, values: &mut Vec<u32>, width: u32) {
    if values.is_empty() {
        return;
    }
    values.resize(values.len().div_ceil(8) * 8, 0);
    varint(page, (values.len() as u64 / 8) << 1 | 1);
    let (mut bits, mut have) = (0_u64, 0);
    for value in values.drain(..) {
        bits |= u64::from(value) << have;
        have += width;
        while have >= 8 {
            page.push(bits as u8);
            bits >>= 8;
            have -= 8;
        }
    }
}
