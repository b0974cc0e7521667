//! What may speak against a figure, and which measures each objection is raised against.

use super::context::{KNOWN, Known};
use super::fit::Claim;
use super::measures::MEASURES;
use super::resolve::Head;
use super::topic::Topic;
use super::word::Set;
use std::sync::LazyLock;

/// What an objection is raised against.
enum Of {
    Any,
    Measures(fn(&Known) -> Set),
    Topics(&'static [Topic]),
}

/// A question that a figure is asked, and what it is asked of.
type Objection<C> = (Of, fn(&C) -> bool);

impl Claim<'_, '_> {
    /// Why a figure may be of something else.
    const OBJECTIONS: [Objection<Self>; 59] = [
        (Of::Measures(|known| known.new_received | known.outcomes), Self::is_with_old_ones),
        (Of::Measures(|known| known.new_received), Self::is_of_the_year_before),
        (Of::Measures(|known| known.new_received | known.disclosure | known.outcomes), Self::is_a_kind),
        (Of::Any, Self::is_of_papers),
        (Of::Measures(|known| known.new_received), Self::is_told_already),
        (Of::Measures(|known| known.new_received), Self::is_accepted),
        (Of::Measures(|known| known.disclosure), Self::is_in_outlet),
        (Of::Measures(|known| known.disclosure), Self::is_of_media),
        (Of::Topics(&[Topic::Hotline, Topic::Voices]), Self::tells_where_from),
        (Of::Topics(&[Topic::Litigation]), Self::is_of_the_judge),
        (Of::Topics(&[Topic::Litigation]), Self::is_of_one_instance),
        (Of::Measures(|known| known.total | known.by_channel), Self::tells_how_answered),
        (Of::Measures(|known| known.total), Self::is_in_writing),
        (Of::Topics(&[Topic::Training]), Self::is_of_a_trade),
        (Of::Topics(&[Topic::Training]), Self::tells_whom),
        (Of::Topics(&[Topic::Visits]), Self::is_of_social_media),
        (Of::Measures(|known| known.accounts), Self::is_of_faults),
        (Of::Measures(|known| known.new_received), Self::is_another_way),
        (Of::Measures(|known| known.disclosure), Self::is_some_of_the_disclosed),
        (Of::Measures(|known| known.disclosure), Self::is_beside_channels),
        (Of::Measures(|known| known.withdrawn | known.carried_over), Self::is_of_an_appeal),
        (Of::Measures(|known| known.total), Self::is_passed_on),
        (Of::Measures(|known| known.decided), Self::is_an_item),
        (Of::Topics(&[Topic::Interpretation, Topic::Responses, Topic::Press, Topic::Gazette]), Self::is_a_second_event),
        (Of::Measures(|known| known.new_received), Self::is_concerned),
        (Of::Measures(|known| known.website | known.channels), Self::is_of_the_channel_before),
        (Of::Measures(|known| known.others), Self::is_told_behind),
        (Of::Measures(|known| known.new_received), Self::is_some_of_the_requests),
        (Of::Measures(|known| known.new_received), Self::is_by_unknown),
        (Of::Measures(|known| known.total), Self::is_by_paragraph),
        (Of::Measures(|known| known.others), Self::is_a_reason),
        (Of::Measures(|known| known.accounts), Self::is_one_account),
        (Of::Measures(|known| known.disclosure), Self::is_one_of_two),
        (Of::Topics(&[Topic::Gazette, Topic::Disclosure]), Self::was_sent),
        (Of::Any, Self::is_of_another_part),
        (Of::Any, Self::is_one_of_several),
        (Of::Topics(&[Topic::Visits]), Self::is_of_no_site),
        (Of::Measures(|known| known.new_received), Self::is_sum_with_old_ones),
        (Of::Measures(|known| known.total | known.decided), Self::tells_what_of),
        (Of::Measures(|known| known.accounts), Self::counts_the_ways),
        (Of::Measures(|known| known.results), Self::is_more_than_all),
        (Of::Measures(|known| known.total), Self::is_done_in_time),
        (Of::Measures(|known| known.people), Self::were_sent),
        (Of::Measures(|known| known.processing), Self::is_waived),
        (Of::Topics(&[Topic::Procurement]), Self::is_of_other_purchases),
        (Of::Topics(&[Topic::Training]), Self::are_some_of_the_trained),
        (Of::Any, Self::is_a_condition),
        (Of::Any, Self::is_on_average),
        (Of::Measures(|known| known.channels), Self::is_of_their_own),
        (Of::Measures(|known| known.website), Self::was_handed_in),
        (Of::Measures(|known| known.accounts), Self::is_former),
        (Of::Measures(|known| known.reasons), Self::is_what_is_treated),
        (Of::Any, Self::is_since),
        (Of::Measures(|known| known.sessions), Self::was_attended),
        (Of::Topics(&[Topic::Hotline]), Self::is_voiced_about_disclosure),
        (Of::Measures(|known| known.total), Self::are_some_of_the_answers),
        (Of::Measures(|known| known.disclosure), Self::is_of_some_kinds),
        (Of::Topics(&[Topic::Complaints]), Self::came_by_a_line),
        (Of::Measures(|known| known.norms), Self::were_reviewed),
    ];

    /// True where nothing speaks against it.
    pub fn holds(&self) -> bool {
        let mut left = RAISED.of(self.head);
        while let Some((_, objection)) = Self::OBJECTIONS.get(left.trailing_zeros() as usize) {
            if objection(self) {
                return false;
            }
            left &= left - 1;
        }
        true
    }
}

/// The objections that are raised against each measure and in each topic, as sets of their places among all.
struct Raised {
    measures: Vec<Set>,
    topics: [Set; Topic::COUNT],
}

static RAISED: LazyLock<Raised> = LazyLock::new(|| {
    let mut raised = Raised { measures: vec![0; MEASURES.len()], topics: [0; Topic::COUNT] };
    for (at, (of, _)) in Claim::OBJECTIONS.iter().enumerate() {
        let objection = 1 << at;
        match of {
            Of::Any => raised.topics.iter_mut().for_each(|topic| *topic |= objection),
            Of::Topics(topics) => topics.iter().for_each(|topic| raised.topics[*topic as usize] |= objection),
            Of::Measures(set) => {
                let set = set(&KNOWN);
                let measures = raised.measures.iter_mut().enumerate().filter(|(measure, _)| set >> measure & 1 == 1);
                measures.for_each(|(_, measure)| *measure |= objection);
            }
        }
    }
    raised
});

impl Raised {
    fn of(&self, head: Head) -> Set {
        self.measures.get(head.measure).copied().unwrap_or(0) | self.topics[head.topic as usize]
    }
}
