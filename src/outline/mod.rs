//! Normalised text -> what it says about itself: title, organ, year, period, and where its sections begin.

pub(crate) mod contact;
pub(crate) mod furniture;
pub(crate) mod heading;
pub(crate) mod meta;
pub(crate) mod organ;
pub(crate) mod period;
pub(crate) mod published;
pub(crate) mod title;
