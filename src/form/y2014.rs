//! Form 2014 (国办发〔2014〕32号, 政府信息公开情况统计表): report years 2014 to 2018.
//!
//! One table with a figure a row. A group is printed above its first row in a row of its own, with a dash for its unit.

use super::{Column, FormId, Header, Identity, Kind, Row, StatisticsRow, TableForm, TableId, Terms};
use crate::code::Code;
use std::sync::OnceLock;

/// The one column: 统计数.
pub(crate) const VALUE: &str = "value";

const fn column(kind: Kind, unit: &'static str) -> Column {
    Column {
        key: VALUE, label: "统计数", label_en: "Figure", aliases: &["数量", "数值"], kind, unit: Some(unit)
    }
}

static ITEMS: [Column; 1] = [column(Kind::Count, "条")];
static CASES: [Column; 1] = [column(Kind::Count, "件")];
static TIMES: [Column; 1] = [column(Kind::Count, "次")];
static PAPERS: [Column; 1] = [column(Kind::Count, "篇")];
static PLACES: [Column; 1] = [column(Kind::Count, "个")];
static STAFF: [Column; 1] = [column(Kind::Count, "人")];
static VISITS: [Column; 1] = [column(Kind::Count, "人次")];
static MONEY: [Column; 1] = [column(Kind::Amount, "万元")];

const DISCLOSURE: Option<&str> = Some("一、主动公开情况");
const CHANNELS: Option<&str> = Some("（二）通过不同渠道和方式公开政府信息的情况");
const RESPONSES: Option<&str> = Some("二、回应解读情况");
const WAYS: Option<&str> = Some("（二）通过不同渠道和方式回应解读的情况");
const REQUESTS: Option<&str> = Some("三、依申请公开情况");
const CAPACITY: Option<&str> = Some("八、机构建设和保障经费情况");
const TRAINING: Option<&str> = Some("九、政府信息公开会议和培训情况");

macro_rules! row {
    ($key:ident, $label:literal, $en:literal, [$($alias:literal),*], $group:expr, $columns:ident) => {
        Row {
            key: StatisticsRow::$key.key(),
            label: $label,
            label_en: $en,
            aliases: &[$($alias),*],
            group: $group,
            columns: &$columns,
            article: "",
        }
    };
}

/// 政府信息公开情况统计表.
pub static STATISTICS: TableForm = TableForm {
    table: TableId::Statistics,
    form: FormId::Y2014,
    notice: "国办发〔2014〕32号",
    rows: &[
        row!(
            Disclosed,
            "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
            "Information disclosed",
            ["主动公开政府信息数", "主动公开政府信息总数", "主动公开信息数"],
            DISCLOSURE,
            ITEMS
        ),
        row!(
            DisclosedDocuments,
            "其中：主动公开规范性文件数",
            "Of these normative documents",
            ["主动公开规范性文件数"],
            DISCLOSURE,
            ITEMS
        ),
        row!(DocumentsMade, "制发规范性文件总数", "Normative documents made", ["制发规范性文件数"], DISCLOSURE, CASES),
        row!(ByGazette, "1.政府公报公开政府信息数", "In the gazette", [], CHANNELS, ITEMS),
        row!(ByWebsite, "2.政府网站公开政府信息数", "On the website", [], CHANNELS, ITEMS),
        row!(ByWeibo, "3.政务微博公开政府信息数", "By Weibo", [], CHANNELS, ITEMS),
        row!(ByWechat, "4.政务微信公开政府信息数", "By WeChat", [], CHANNELS, ITEMS),
        row!(ByOther, "5.其他方式公开政府信息数", "In other ways", [], CHANNELS, ITEMS),
        row!(
            Responses,
            "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）",
            "Responses to public concern",
            ["回应公众关注热点或重大舆情数"],
            RESPONSES,
            TIMES
        ),
        row!(
            PressConferences,
            "1.参加或举办新闻发布会总次数",
            "Press conferences",
            ["参加或举办新闻发布会次数"],
            WAYS,
            TIMES
        ),
        row!(
            PressConferencesByHead,
            "其中：主要负责同志参加新闻发布会次数",
            "Of these with the head of the organ",
            ["主要负责同志参加新闻发布会次数"],
            WAYS,
            TIMES
        ),
        row!(Interviews, "2.政府网站在线访谈次数", "Online interviews", [], WAYS, TIMES),
        row!(
            InterviewsByHead,
            "其中：主要负责同志参加政府网站在线访谈次数",
            "Of these with the head of the organ",
            ["主要负责同志参加政府网站在线访谈次数"],
            WAYS,
            TIMES
        ),
        row!(
            Interpretations,
            "3.政策解读稿件发布数",
            "Interpretations of policy",
            ["政策解读稿件发布数量"],
            WAYS,
            PAPERS
        ),
        row!(BySocialMedia, "4.微博微信回应事件数", "Responses by Weibo and WeChat", [], WAYS, TIMES),
        row!(RespondedOther, "5.其他方式回应事件数", "Responses in other ways", [], WAYS, TIMES),
        row!(Received, "（一）收到申请数", "Requests received", ["收到依申请公开数", "收到申请总数"], REQUESTS, CASES),
        row!(InPerson, "1.当面申请数", "In person", [], REQUESTS, CASES),
        row!(ByFax, "2.传真申请数", "By fax", [], REQUESTS, CASES),
        row!(Online, "3.网络申请数", "Online", ["网上申请数"], REQUESTS, CASES),
        row!(ByMail, "4.信函申请数", "By mail", [], REQUESTS, CASES),
        row!(Finished, "（二）申请办结数", "Requests finished", [], REQUESTS, CASES),
        row!(OnTime, "1.按时办结数", "On time", [], REQUESTS, CASES),
        row!(Extended, "2.延期办结数", "After an extension", [], REQUESTS, CASES),
        row!(Replied, "（三）申请答复数", "Replies", [], REQUESTS, CASES),
        row!(AlreadyPublic, "1.属于已主动公开范围数", "Already public", [], REQUESTS, CASES),
        row!(Granted, "2.同意公开答复数", "Granted", [], REQUESTS, CASES),
        row!(PartiallyGranted, "3.同意部分公开答复数", "Partially granted", [], REQUESTS, CASES),
        row!(Refused, "4.不同意公开答复数", "Refused", [], REQUESTS, CASES),
        row!(StateSecret, "其中：涉及国家秘密", "State secret", ["涉及国家秘密", "（1）涉及国家秘密"], REQUESTS, CASES),
        row!(TradeSecret, "涉及商业秘密", "Trade secret", ["（2）涉及商业秘密"], REQUESTS, CASES),
        row!(Privacy, "涉及个人隐私", "Privacy", ["（3）涉及个人隐私"], REQUESTS, CASES),
        row!(
            SecurityAndStability,
            "危及国家安全、公共安全、经济安全和社会稳定",
            "Endangers security or stability",
            [],
            REQUESTS,
            CASES
        ),
        row!(
            NotGovernmentInformation,
            "不是《条例》所指政府信息",
            "No government information",
            ["不是条例所指的政府信息"],
            REQUESTS,
            CASES
        ),
        row!(OtherLaw, "法律法规规定的其他情形", "Other cases by law", ["法律法规规定的其它情形"], REQUESTS, CASES),
        row!(NotResponsible, "5.不属于本行政机关公开数", "Not for this organ to disclose", [], REQUESTS, CASES),
        row!(NotHeld, "6.申请信息不存在数", "Does not exist", ["申请的信息不存在数"], REQUESTS, CASES),
        row!(
            NeedsCorrection,
            "7.告知作出更改补充数",
            "Asked to correct or complete",
            ["告知做出更改补充数"],
            REQUESTS,
            CASES
        ),
        row!(OtherChannel, "8.告知通过其他途径办理数", "Referred elsewhere", [], REQUESTS, CASES),
        row!(Reconsideration, "四、行政复议数量", "Administrative reconsideration", [], None, CASES),
        row!(ReconsiderationUpheld, "（一）维持具体行政行为数", "Upheld", [], None, CASES),
        row!(ReconsiderationCorrected, "（二）被依法纠错数", "Corrected", [], None, CASES),
        row!(ReconsiderationOther, "（三）其他情形数", "Other", [], None, CASES),
        row!(Litigation, "五、行政诉讼数量", "Administrative litigation", [], None, CASES),
        row!(
            LitigationUpheld,
            "（一）维持具体行政行为或者驳回原告诉讼请求数",
            "Upheld, or the claim rejected",
            ["维持具体行政行为或驳回原告诉讼请求数"],
            None,
            CASES
        ),
        row!(LitigationCorrected, "（二）被依法纠错数", "Corrected", [], None, CASES),
        row!(LitigationOther, "（三）其他情形数", "Other", [], None, CASES),
        row!(Complaints, "六、举报投诉数量", "Complaints", [], None, CASES),
        row!(Fees, "七、依申请公开信息收取的费用", "Fees for requests", ["依申请公开政府信息收取的费用"], None, MONEY),
        row!(Bodies, "（一）政府信息公开工作专门机构数", "Bodies for disclosure", [], CAPACITY, PLACES),
        row!(ReadingPoints, "（二）设置政府信息公开查阅点数", "Reading points", [], CAPACITY, PLACES),
        row!(Staff, "（三）从事政府信息公开工作人员数", "Staff", [], CAPACITY, STAFF),
        row!(
            FullTime,
            "1.专职人员数（不包括政府公报及政府网站工作人员数）",
            "Full-time",
            ["专职人员数"],
            CAPACITY,
            STAFF
        ),
        row!(PartTime, "2.兼职人员数", "Part-time", [], CAPACITY, STAFF),
        row!(
            Budget,
            "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
            "Budget",
            ["政府信息公开专项经费"],
            CAPACITY,
            MONEY
        ),
        row!(Meetings, "（一）召开政府信息公开工作会议或专题会议数", "Meetings", [], TRAINING, TIMES),
        row!(Courses, "（二）举办各类培训班数", "Courses", [], TRAINING, TIMES),
        row!(Trained, "（三）接受培训人员数", "People trained", [], TRAINING, VISITS),
    ],
    headers: &[
        Header { label: "统计指标", aliases: &["指标名称"] },
        Header { label: "单位", aliases: &["计量单位"] },
        Header { label: "统计数", aliases: &[] },
    ],
    identities: &IDENTITIES,
    instances: OnceLock::new(),
};

const fn sum(left: &'static [&'static str], right: &'static [&'static str]) -> Identity {
    Identity { code: Code::IdentityStatisticsSum, terms: Terms::Rows { left, right } }
}

static IDENTITIES: [Identity; 7] = [
    sum(&["received.in_person", "received.fax", "received.online", "received.mail"], &["received.total"]),
    sum(&["finished.on_time", "finished.extended"], &["finished.total"]),
    sum(
        &[
            "replied.already_public",
            "replied.granted",
            "replied.partially_granted",
            "replied.refused",
            "replied.not_responsible",
            "replied.not_held",
            "replied.needs_correction",
            "replied.other_channel",
        ],
        &["replied.total"],
    ),
    sum(
        &[
            "replied.refused_state_secret",
            "replied.refused_trade_secret",
            "replied.refused_privacy",
            "replied.refused_security_and_stability",
            "replied.refused_not_government_information",
            "replied.refused_other_law",
        ],
        &["replied.refused"],
    ),
    sum(&["reconsideration.upheld", "reconsideration.corrected", "reconsideration.other"], &["reconsideration.total"]),
    sum(&["litigation.upheld", "litigation.corrected", "litigation.other"], &["litigation.total"]),
    sum(&["capacity.full_time", "capacity.part_time"], &["capacity.staff"]),
];
