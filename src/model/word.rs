//! The words of JSON for what is one of a few things.

use super::{IssuerKind, Level, Precision, Presence, Script};

macro_rules! words {
    ($($name:ident { $($variant:ident = $word:literal),* })*) => {
        $(impl $name {
            /// The word used in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        })*

        #[cfg(all(test, feature = "json"))]
        mod tests {
            use super::*;

            #[test]
            fn they_are_those_of_json() {
                $($(assert_eq!(serde_json::to_value($name::$variant).ok(), Some($name::$variant.as_str().into()));)*)*
            }
        }
    };
}

words! {
    IssuerKind {
        Government = "government",
        Office = "office",
        Department = "department",
        Zone = "zone",
        Vertical = "vertical",
        Other = "other"
    }
    Level {
        State = "state",
        Province = "province",
        Prefecture = "prefecture",
        County = "county",
        Township = "township"
    }
    Script { Simplified = "simplified", Traditional = "traditional" }
    Precision { Exact = "exact", AtLeast = "at_least", About = "about", Under = "under" }
    Presence { Found = "found", Missing = "missing", Image = "image" }
}
