//! Sets of characters, a bit each, to go over the most usual ones of a text at one look each.

/// Characters of ASCII and of U+4000–9FFF; others are never in it.
#[derive(Debug)]
pub(crate) struct Characters([u64; 1024]);

impl Characters {
    pub(crate) const NONE: Characters = Characters([0; 1024]);
    pub(super) const ALL: Characters = Characters([u64::MAX; 1024]);

    pub(crate) const fn add(&mut self, code: u16) {
        self.0[(code >> 6) as usize] |= 1 << (code & 63);
    }

    pub(super) const fn remove(&mut self, code: u16) {
        self.0[(code >> 6) as usize] &= !(1 << (code & 63));
    }

    /// How many bytes of a text, given from the beginning of a character, are of nothing else.
    pub(crate) fn run(&self, text: &[u8]) -> usize {
        let mut rest = text;
        loop {
            let (word, code, after) = match rest {
                [byte @ 0..0x80, after @ ..] => (usize::from(byte >> 6), *byte, after),
                [a @ 0xE4..=0xE9, b, c, after @ ..] => (usize::from(a & 15) << 6 | usize::from(b & 63), *c, after),
                _ => break,
            };
            if self.0[word & 1023] >> (code & 63) & 1 == 0 {
                break;
            }
            rest = after;
        }
        text.len() - rest.len()
    }
}

#[cfg(test)]
mod tests {
    use super::Characters;

    #[test]
    fn a_run_ends_before_what_is_not_in_the_set() {
        let mut some = Characters::NONE;
        "a政府".chars().for_each(|c| some.add(c as u16));
        assert_eq!(
            ["政a府b", "政府", "府，政", "b政", "é", ""].map(|text| some.run(text.as_bytes())),
            [7, 6, 3, 0, 0, 0]
        );
        let mut others = Characters::ALL;
        others.remove('a' as u16);
        assert_eq!(["政府ba", "政，", "é"].map(|text| others.run(text.as_bytes())), [7, 3, 0]);
    }
}
