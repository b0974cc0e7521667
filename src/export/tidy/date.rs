//! Days since 1970-01-01, as data tools count them.

use crate::model::Date;

/// The days from 1970-01-01 to a date; negative before.
pub fn days(date: Date) -> i32 {
    // Years begin in March, so that the day that leap years add comes last.
    let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date that lies some days after 1970-01-01; `None` outside the years 1 to 9999.
pub fn date(days: i32) -> Option<Date> {
    let days = days.checked_add(719_468)?;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + i32::from(month <= 2);
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{date, days};
    use crate::model::Date;

    #[test]
    fn every_day_goes_there_and_back() {
        let epoch = Date::new(1970, 1, 1).map(days);
        assert_eq!(epoch, Some(0));
        assert_eq!(Date::new(2021, 1, 29).map(days), Some(18_656));
        let mut before = None;
        for day in -719_162..=2_932_896 {
            let there = date(day);
            assert!(there.is_some_and(|there| days(there) == day) && there > before, "{day} {there:?}");
            before = there;
        }
    }
}
