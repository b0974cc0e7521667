//! The labels as a tree of characters: a look-up reads the words once, and ends at the first character that no label has there.

use super::Label;
use super::key::{key, signs, unnumbered};

/// Keys with what they name.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
}

/// What keys that begin alike have in common.
#[derive(Debug, Default)]
struct Node {
    /// The characters that follow, in order, and where each leads.
    next: Vec<(char, usize)>,
    /// What the key that ends here names.
    labels: Vec<Label>,
}

impl Default for Trie {
    fn default() -> Trie {
        Trie { nodes: vec![Node::default()] }
    }
}

impl Trie {
    /// What a key names, to be added to.
    pub(super) fn entry(&mut self, key: &str) -> &mut Vec<Label> {
        let mut at = 0;
        for c in key.chars() {
            let new = self.nodes.len();
            let next = &mut self.nodes[at].next;
            at = match next.binary_search_by_key(&c, |(other, _)| *other) {
                Ok(place) => next[place].1,
                Err(place) => {
                    next.insert(place, (c, new));
                    self.nodes.push(Node::default());
                    new
                }
            };
        }
        &mut self.nodes[at].labels
    }

    /// What the words of a cell name; empty where nothing.
    pub(super) fn find(&self, words: &str) -> &[Label] {
        let mut signs = signs(unnumbered(words));
        match signs.try_fold(&self.nodes[0], |node, (_, sign)| self.step(node, sign)) {
            Some(node) => &node.labels,
            // The regulation may be named before 第二十条.
            None if words.contains("二十") => {
                let node = key(words).chars().try_fold(&self.nodes[0], |node, sign| self.step(node, sign));
                node.map_or(&[], |node| &node.labels)
            }
            None => &[],
        }
    }

    /// The longest key that the words behind a number begin with: where it ends, and what it names.
    pub(super) fn longest(&self, words: &str) -> Option<(usize, &[Label])> {
        let mut node = &self.nodes[0];
        let mut best = None;
        for (end, sign) in signs(words) {
            let Some(next) = self.step(node, sign) else { break };
            node = next;
            if !node.labels.is_empty() {
                best = Some((end, node.labels.as_slice()));
            }
        }
        best
    }

    /// Every key with what it names.
    pub(super) fn entries(&self) -> Vec<(String, &[Label])> {
        let mut entries = Vec::new();
        let mut open = vec![(String::new(), &self.nodes[0])];
        while let Some((key, node)) = open.pop() {
            open.extend(node.next.iter().map(|&(c, at)| (key.clone() + c.encode_utf8(&mut [0; 4]), &self.nodes[at])));
            if !node.labels.is_empty() {
                entries.push((key, node.labels.as_slice()));
            }
        }
        entries
    }

    fn step(&self, node: &Node, c: char) -> Option<&Node> {
        let place = match &node.next[..] {
            [(only, _)] => (*only == c).then_some(0),
            next => next.binary_search_by_key(&c, |(other, _)| *other).ok(),
        };
        self.nodes.get(node.next.get(place?)?.1)
    }
}
