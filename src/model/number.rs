//! Exact decimals as JSON numbers: whole ones as integers, others with the digits that are printed (15 are exact).

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serializer, de};

/// Writes `1250.4` as `1250.4` and `12504000.0` as `12504000`.
pub fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let value = value.normalize();
    match (value.scale(), value.to_i64(), value.to_u64()) {
        (0, Some(n), _) => serializer.serialize_i64(n),
        (0, None, Some(n)) => serializer.serialize_u64(n),
        _ => serializer.serialize_f64(value.to_f64().unwrap_or_default()),
    }
}

/// Reads what [`serialize`] writes, and decimals in quotes, which lose no digit: `"1250.40"`.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    match Number::deserialize(deserializer)? {
        Number::Signed(n) => Ok(Decimal::from(n)),
        Number::Unsigned(n) => Ok(Decimal::from(n)),
        Number::Float(x) => of_float(x).ok_or_else(|| de::Error::custom("number out of range")),
        Number::Exact(digits) => digits.parse().map_err(|_| de::Error::custom("no decimal number")),
    }
}

/// The decimal that a float prints; `None` beyond what a decimal holds.
pub(crate) fn of_float(float: f64) -> Option<Decimal> {
    float.to_string().parse().ok()
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Exact(String),
}
