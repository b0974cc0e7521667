//! Words as a tree of their characters: a look-up reads a text once, and ends at the first character that no word has there.

/// Words, each with what is known of it.
#[derive(Debug)]
pub(crate) struct Tree<T> {
    /// The first node is where words begin.
    nodes: Vec<Node<T>>,
    /// For each character from [`FIRST`] to [`LAST`] the node that it leads to from there; 0 for none.
    han: Box<[usize]>,
}

/// What words that begin alike have in common.
#[derive(Debug)]
struct Node<T> {
    /// The characters that follow, in order, and where each leads.
    next: Vec<(char, usize)>,
    /// What is known of the word that ends here.
    value: Option<T>,
}

/// Most words begin with one of these characters.
const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

impl<T> Default for Tree<T> {
    fn default() -> Tree<T> {
        let han = vec![0; LAST as usize - FIRST as usize + 1].into();
        Tree { nodes: vec![Node { next: Vec::new(), value: None }], han }
    }
}

impl<T> Tree<T> {
    /// What is known of a word, to be set.
    pub(crate) fn entry(&mut self, word: &str) -> &mut Option<T> {
        let mut at = 0;
        for c in word.chars() {
            let new = self.nodes.len();
            let next = &mut self.nodes[at].next;
            match next.binary_search_by_key(&c, |(other, _)| *other) {
                Ok(place) => at = next[place].1,
                Err(place) => {
                    next.insert(place, (c, new));
                    self.nodes.push(Node { next: Vec::new(), value: None });
                    if let (0, Some(next)) = (at, place_of(c).and_then(|place| self.han.get_mut(place))) {
                        *next = new;
                    }
                    at = new;
                }
            }
        }
        &mut self.nodes[at].value
    }

    /// What is known of a word, given by its characters.
    pub(crate) fn get(&self, mut word: impl Iterator<Item = char>) -> Option<&T> {
        let first = self.begin(word.next()?)?;
        word.try_fold(first, |node, c| self.step(node, c))?.value.as_ref()
    }

    /// What is known of the longest word that a text begins with, and where it ends; the text is given by its characters, each
    /// with where it ends.
    pub(crate) fn longest(&self, mut text: impl Iterator<Item = (usize, char)>) -> Option<(usize, &T)> {
        let (end, c) = text.next()?;
        let mut node = self.begin(c)?;
        let mut found = node.value.as_ref().map(|value| (end, value));
        for (end, c) in text {
            let Some(next) = self.step(node, c) else { break };
            node = next;
            found = node.value.as_ref().map(|value| (end, value)).or(found);
        }
        found
    }

    /// Every word with what is known of it.
    pub(crate) fn entries(&self) -> Vec<(String, &T)> {
        let mut entries = Vec::new();
        let mut open = vec![(String::new(), 0)];
        while let Some((word, at)) = open.pop() {
            let Node { next, value } = &self.nodes[at];
            open.extend(next.iter().map(|&(c, at)| (word.clone() + c.encode_utf8(&mut [0; 4]), at)));
            entries.extend(value.as_ref().map(|value| (word, value)));
        }
        entries
    }

    /// What words have in common that begin with a character.
    fn begin(&self, c: char) -> Option<&Node<T>> {
        match place_of(c).and_then(|place| self.han.get(place)) {
            Some(0) => None,
            Some(at) => self.nodes.get(*at),
            None => self.step(self.nodes.first()?, c),
        }
    }

    /// What those of them have in common that go on with a character.
    fn step(&self, node: &Node<T>, c: char) -> Option<&Node<T>> {
        let place = match &node.next[..] {
            [(only, _)] => (*only == c).then_some(0),
            next => next.binary_search_by_key(&c, |(other, _)| *other).ok(),
        };
        self.nodes.get(node.next[place?].1)
    }
}

/// The place of a character in the table of first characters, if it is not before that.
fn place_of(c: char) -> Option<usize> {
    (c as usize).checked_sub(FIRST as usize)
}

#[cfg(test)]
mod tests {
    use super::Tree;

    fn tree(words: &[&'static str]) -> Tree<&'static str> {
        let mut tree = Tree::default();
        words.iter().for_each(|word| *tree.entry(word) = Some(*word));
        tree
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
        let longest = |text: &str| tree.longest(text.char_indices().map(|(at, c)| (at + c.len_utf8(), c)));
        assert_eq!(longest("申请人"), Some((6, &"申请")));
        assert_eq!(longest("申请人数为"), Some((12, &"申请人数")));
        assert_eq!(longest("123456"), Some((5, &"12345")));
        assert_eq!(longest("馨"), None);
    }

    #[test]
    fn every_word_is_listed() {
        let words = ["1", "12345", "申请", "申请人"];
        let tree = tree(&words);
        let mut listed: Vec<String> = tree.entries().into_iter().map(|(word, _)| word).collect();
        listed.sort_unstable();
        assert_eq!(listed, words);
    }
}
