//! What a name, a title or a number tells of itself, whatever else is in it: 《青岚政报》, “书记校长信箱”, 12329热线.

use super::topic::CONCERNS;

/// 《青岚县人民政府公报》, 《青岚政报》; not 《统计公报》.
pub(super) fn is_gazette(title: &str) -> bool {
    const OTHERS: [&str; 9] = ["统计", "环境", "状况", "资源", "审计", "质量", "气候", "灾害", "科技"];
    let name = title.strip_suffix("公报》").filter(|name| !OTHERS.iter().any(|other| name.ends_with(other)));
    name.is_some() || title.ends_with("政报》")
}

/// “书记校长信箱”: what it is called within quotation marks; not “举报信箱”.
pub(super) fn is_mailbox(name: &str) -> bool {
    const ENDS: [&str; 4] = ["信箱", "留言板", "热线", "直通车"];
    const OTHERS: [&str; 6] = ["举报", "投诉", "监督", "纪检", "政风", "咨询"];
    ENDS.iter().any(|end| name.ends_with(end)) && !OTHERS.iter().any(|other| name.contains(other))
}

/// The length of the number of a telephone line of a single service with what it is called, which a text begins with: 12329热线,
/// 95598服务热线. What it takes is no more than what else is asked.
pub(super) fn single_line(rest: &str, digits: usize) -> Option<usize> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 5..=6;
    const KINDS: [&str; 11] =
        ["服务", "咨询", "监督", "投诉", "举报", "举报投诉", "投诉举报", "海关", "纳税服务", "供电服务", "公益服务"];
    let name = rest.get(digits..).filter(|_| LENGTHS.contains(&digits))?;
    let kind = KINDS.iter().filter(|kind| name.starts_with(**kind)).map(|kind| kind.len()).max().unwrap_or(0);
    let line = ["热线电话", "热线", "电话"].iter().find(|line| name[kind..].starts_with(**line))?;
    let end = kind + line.len();
    let what = ["诉求", "工单", "来电", "咨询", "投诉"].iter().find(|what| name[end..].starts_with(**what));
    Some(digits + end + what.map_or(0, |what| what.len()))
}

/// The length of 回应 with its objects: 回应公众关注热点及重大舆情.
pub(super) fn concern(rest: &str) -> Option<usize> {
    const TOLD: [&str; 5] = ["关心", "关切", "关注", "热点", "舆情"];
    let mut after = rest.strip_prefix("回应")?;
    let mut end = None;
    while let Some(word) = CONCERNS.iter().find(|word| after.starts_with(**word)) {
        after = &after[word.len()..];
        // 回应热点问题
        if TOLD.contains(word) || (end.is_some() && ["问题", "事项", "事件", "话题"].contains(word)) {
            end = Some(rest.len() - after.len());
        }
    }
    end
}
