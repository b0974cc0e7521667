//! Words as a tree of their characters: a look-up reads a text once, and ends at the first character that no word has there.

use std::collections::VecDeque;
use std::ops::Range;

/// Words, each with what is known of it.
///
/// A node is what words that begin alike have in common. The nodes that one leads to stand at its base plus the class of the
/// character that leads there, in gaps between those of others, so that a step is two look-ups however many there are.
#[derive(Debug)]
pub(crate) struct Tree<T> {
    /// The class of each character of the basic plane; 0 for those that no word has.
    classes: Box<[u16; CHARACTERS]>,
    /// The first is where words begin.
    nodes: Vec<Node>,
    values: Vec<T>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// The node that leads here, plus one; 0 for a gap.
    from: u32,
    base: u32,
    /// What is known of the word that ends here: its place among the values, plus one; 0 where no word ends.
    value: u32,
}

/// Those of the basic plane; no word has any other.
const CHARACTERS: usize = 1 << 16;

impl<W: AsRef<str>, T> FromIterator<(W, T)> for Tree<T> {
    /// Of a word that is there twice, what is said last holds.
    fn from_iter<I: IntoIterator<Item = (W, T)>>(words: I) -> Tree<T> {
        let mut all: Vec<(W, T)> = words.into_iter().collect();
        all.sort_by(|(word, _), (other, _)| word.as_ref().cmp(other.as_ref()));
        let words: Vec<&str> = all.iter().map(|(word, _)| word.as_ref()).collect();
        let mut tree = Tree { classes: Box::new([0; CHARACTERS]), nodes: vec![Node::default()], values: Vec::new() };
        let mut count = 0;
        for c in words.iter().flat_map(|word| word.chars()) {
            if let Some(class @ 0) = tree.classes.get_mut(c as usize) {
                count += 1;
                *class = count;
            }
        }
        // Words that begin alike stand side by side: a node is a run of them, and how many bytes they have in common.
        let mut open = VecDeque::from([(0, 0..words.len(), 0)]);
        let mut search = [1 + usize::from(count), 1];
        while let Some((at, mut run, depth)) = open.pop_front() {
            let first = |run: &Range<usize>| words.get(run.clone())?.first()?.get(depth..)?.chars().next();
            while run.start < run.end && words[run.start].len() == depth {
                tree.nodes[at].value = narrow(run.start + 1);
                run.start += 1;
            }
            let mut next = Vec::new();
            while let Some(c) = first(&run) {
                let alike = words[run.clone()].partition_point(|word| word[depth..].starts_with(c));
                next.push((usize::from(tree.class(c)), run.start..run.start + alike, depth + c.len_utf8()));
                run.start += alike;
            }
            let base = tree.base(&next.iter().map(|(class, ..)| *class).collect::<Vec<_>>(), &mut search);
            tree.nodes[at].base = narrow(base);
            for (class, run, depth) in next {
                tree.nodes[base + class].from = narrow(at + 1);
                open.push_back((base + class, run, depth));
            }
        }
        tree.values = all.into_iter().map(|(_, value)| value).collect();
        tree
    }
}

impl<T> Tree<T> {
    /// What is known of a word, given by its characters.
    pub(crate) fn get(&self, word: impl IntoIterator<Item = char>) -> Option<&T> {
        let step = |(at, node), c| self.step(at, node, self.class(c));
        let (_, node) = word.into_iter().try_fold((0, self.nodes.first()?), step)?;
        self.value(node.value)
    }

    /// What is known of the longest word that a text begins with, and where it ends; the text is given by its characters, each
    /// with where it ends.
    pub(crate) fn longest(&self, text: impl IntoIterator<Item = (usize, char)>) -> Option<(usize, &T)> {
        self.follow(text.into_iter().map(|(end, c)| (end, self.class(c))))
    }

    /// The same of the words as they stand.
    pub(crate) fn longest_of(&self, text: &str) -> Option<(usize, &T)> {
        let (mut rest, mut at, mut node) = (text.as_bytes(), 0, self.nodes.first()?);
        let mut found = (0, 0);
        loop {
            // a character of the basic plane, as all are that words have
            let (c, after) = match rest {
                [a @ 0xE0..=0xEF, b, c, after @ ..] => {
                    (u16::from(*a) << 12 | u16::from(b & 63) << 6 | u16::from(c & 63), after)
                }
                [a @ ..0x80, after @ ..] => (u16::from(*a), after),
                [a @ 0xC0..=0xDF, b, after @ ..] => (u16::from(a & 31) << 6 | u16::from(b & 63), after),
                _ => break,
            };
            let Some(next) = self.step(at, node, self.classes[usize::from(c)]) else { break };
            ((at, node), rest) = (next, after);
            if node.value > 0 {
                found = (text.len() - rest.len(), node.value);
            }
        }
        Some((found.0, self.value(found.1)?))
    }

    /// What is known of the longest word, and where it ends, among those that characters lead to, which are given by their
    /// classes, each with where it ends.
    fn follow(&self, text: impl Iterator<Item = (usize, u16)>) -> Option<(usize, &T)> {
        let (mut at, mut node) = (0, self.nodes.first()?);
        let mut found = (0, 0);
        for (end, class) in text {
            let Some(next) = self.step(at, node, class) else { break };
            (at, node) = next;
            if node.value > 0 {
                found = (end, node.value);
            }
        }
        Some((found.0, self.value(found.1)?))
    }

    /// True where a word begins with a character.
    pub(crate) fn begins(&self, c: char) -> bool {
        self.nodes.first().is_some_and(|first| self.step(0, first, self.class(c)).is_some())
    }

    fn value(&self, place: u32) -> Option<&T> {
        self.values.get((place as usize).checked_sub(1)?)
    }

    fn class(&self, c: char) -> u16 {
        u16::try_from(c).map_or(0, |c| self.classes[usize::from(c)])
    }

    /// The node that a character of a class leads to from another, and its place.
    fn step(&self, at: usize, node: &Node, class: u16) -> Option<(usize, &Node)> {
        let next = node.base as usize + usize::from(class);
        self.nodes.get(next).filter(|led| led.from as usize == at + 1).map(|led| (next, led))
    }

    /// A base from which some classes lead into gaps. The search goes on where the last one ended, so that all of them together
    /// go over the nodes once: one for nodes that lead to one other, which fit everywhere, one for those that lead to several.
    fn base(&mut self, classes: &[usize], search: &mut [usize; 2]) -> usize {
        let Some(last) = classes.iter().copied().max() else { return 0 };
        let is_gap = |at: usize| self.nodes.get(at).is_none_or(|node| node.from == 0);
        let fits = |base: &usize| classes.iter().all(|class| is_gap(base + class));
        let base = match *classes {
            [only] => (search[0].max(only + 1)..).find(|at| is_gap(*at)).map(|at| at - only),
            _ => (search[1]..).find(fits),
        };
        let base = base.unwrap_or(self.nodes.len());
        match *classes {
            [only] => search[0] = base + only,
            _ => search[1] = base,
        }
        self.nodes.resize(self.nodes.len().max(base + last + 1), Node::default());
        base
    }
}

/// The words of these reports are some thousands.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Tree;

    fn tree(words: &[&'static str]) -> Tree<&'static str> {
        words.iter().map(|word| (word, *word)).collect()
    }

    #[test]
    fn what_is_said_last_of_a_word_holds() {
        let tree: Tree<u8> = [("申请", 1), ("申请人", 2), ("申请", 3)].into_iter().collect();
        assert_eq!((tree.get("申请".chars()), tree.get("申请人".chars())), (Some(&3), Some(&2)));
    }

    #[test]
    fn a_word_is_found_whole() {
        let tree = tree(&["申请", "申请人", "12345热线"]);
        assert_eq!(tree.get("申请人".chars()), Some(&"申请人"));
        assert_eq!(tree.get("12345热线".chars()), Some(&"12345热线"));
        assert_eq!(["", "申", "申请人数", "馨"].map(|word| tree.get(word.chars())), [None; 4]);
    }

    #[test]
    fn the_longest_word_is_found() {
        let tree = tree(&["申请", "申请人数", "12345"]);
        let longest = |text| {
            let ends = |(at, c): (usize, char)| (at + c.len_utf8(), c);
            let found = tree.longest_of(text);
            assert_eq!(tree.longest(text.char_indices().map(ends)), found);
            found
        };
        assert_eq!(longest("申请人"), Some((6, &"申请")));
        assert_eq!(longest("申请人数为"), Some((12, &"申请人数")));
        assert_eq!(longest("123456"), Some((5, &"12345")));
        assert_eq!(longest("申请人é𠀀"), Some((6, &"申请")));
        assert_eq!((longest("馨"), longest("")), (None, None));
    }
}
