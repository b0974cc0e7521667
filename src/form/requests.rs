//! What both forms of table 3 and table 4 share: columns, most rows, identities.

use super::{Applicant, Column, Header, Identity, Kind, Outcome, RemedyRow, Row, Terms};
use crate::code::Code;

/// Builds a [`Row`] of table 3: key, labels, aliases, group, article.
macro_rules! row {
    ($key:ident, $label:literal, $en:literal, [$($alias:literal),*], $group:expr, $article:literal) => {
        $crate::form::Row {
            key: $crate::form::RequestRow::$key.key(),
            label: $label,
            label_en: $en,
            aliases: &[$($alias),*],
            group: $group,
            columns: &$crate::form::requests::COLUMNS,
            article: $article,
        }
    };
}

/// The rows of table 3 in printed order; the two forms differ in those of （六）其他处理 alone.
macro_rules! request_rows {
    ($($other:expr),*) => {
        &[
            row!(NewReceived, "一、本年新收政府信息公开申请数量", "New requests received",
                ["本年新收", "本年度新收政府信息公开申请数量", "本年新收信息公开申请数量", "新收申请数", "本年新收申请数量"], None, ""),
            row!(CarriedOver, "二、上年结转政府信息公开申请数量", "Carried over from last year",
                ["上年结转", "上年度结转政府信息公开申请数量", "上年转结", "上年结转申请数量"], None, ""),
            row!(Granted, "（一）予以公开", "Granted", ["予以公开情况"], OUTCOMES, "36(1)(2)"),
            row!(PartiallyGranted, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "Partially granted",
                ["部分公开", "部分公开（区分处理）"], OUTCOMES, "37"),
            row!(StateSecret, "1.属于国家秘密", "State secret", ["国家秘密", "涉及国家秘密"], REFUSED, "14"),
            row!(ForbiddenByLaw, "2.其他法律行政法规禁止公开", "Forbidden by other law or regulation",
                ["法律行政法规禁止公开"], REFUSED, "14"),
            row!(SecurityAndStability, "3.危及“三安全一稳定”", "Endangers security or stability", ["危及“三安全—稳定”"], REFUSED, "14"),
            row!(ThirdPartyRights, "4.保护第三方合法权益", "Rights of a third party", ["第三方合法权益"], REFUSED, "15"),
            row!(InternalAffairs, "5.属于三类内部事务信息", "Internal affairs", ["内部事务信息"], REFUSED, "16"),
            row!(Deliberative, "6.属于四类过程性信息", "Deliberative process", ["过程性信息"], REFUSED, "16"),
            row!(EnforcementFile, "7.属于行政执法案卷", "Enforcement case file",
                ["行政执法案卷", "属于行政执法案卷信息"], REFUSED, "16"),
            row!(AdministrativeQuery, "8.属于行政查询事项", "Administrative query", ["行政查询事项"], REFUSED, "36(7)"),
            row!(NotHeld, "1.本机关不掌握相关政府信息", "Not held by this organ",
                ["不掌握相关政府信息", "本机关不掌握"], UNAVAILABLE, "36(4)(5)"),
            row!(NeedsCreation, "2.没有现成信息需要另行制作", "Would have to be created", ["需要另行制作"], UNAVAILABLE, "38"),
            row!(StillUnclear, "3.补正后申请内容仍不明确", "Still unclear after correction",
                ["补正后仍不明确", "申请内容不明确"], UNAVAILABLE, "30"),
            row!(Petition, "1.信访举报投诉类申请", "Petition or complaint", ["信访投诉举报类申请"], DECLINED, "39"),
            row!(Repeated, "2.重复申请", "Repeated request", [], DECLINED, "36(6)"),
            row!(Publication, "3.要求提供公开出版物", "Asks for a publication", ["公开出版物"], DECLINED, "39"),
            row!(Excessive, "4.无正当理由大量反复申请", "Excessive without good reason", ["大量反复申请"], DECLINED, "35"),
            row!(Reconfirmation, "5.要求行政机关确认或重新出具已获取信息", "Asks to confirm or reissue",
                ["要求行政机关确认或重新出具"], DECLINED, ""),
            $($other,)*
            row!(Total, "（七）总计", "Total finished", ["总计", "合计", "（七）合计", "办理结果合计"], OUTCOMES, ""),
            row!(CarriedForward, "四、结转下年度继续办理", "Carried forward to next year",
                ["结转下年", "结转下年度", "结转下一年度继续办理", "转结下年度继续办理"], None, ""),
        ]
    };
}

/// （七）总计 is the sum of all outcomes; the two forms differ in those of （六）其他处理 alone.
macro_rules! outcome_sum {
    ($($other:literal),*) => {
        $crate::form::Identity {
            code: $crate::code::Code::IdentityOutcomeSum,
            terms: $crate::form::Terms::EachColumn {
                left: &[
                    "granted",
                    "partially_granted",
                    "refused.state_secret",
                    "refused.forbidden_by_law",
                    "refused.security_and_stability",
                    "refused.third_party_rights",
                    "refused.internal_affairs",
                    "refused.deliberative",
                    "refused.enforcement_file",
                    "refused.administrative_query",
                    "unavailable.not_held",
                    "unavailable.needs_creation",
                    "unavailable.still_unclear",
                    "declined.petition",
                    "declined.repeated",
                    "declined.publication",
                    "declined.excessive",
                    "declined.reconfirmation",
                    $($other,)*
                ],
                right: &["total"],
            },
        }
    };
}

pub(super) use {outcome_sum, request_rows, row};

pub(super) const OUTCOMES: Option<&str> = Some("三、本年度办理结果");
pub(super) const REFUSED: Option<&str> = Some("（三）不予公开");
pub(super) const UNAVAILABLE: Option<&str> = Some("（四）无法提供");
pub(super) const DECLINED: Option<&str> = Some("（五）不予处理");
pub(super) const OTHER: Option<&str> = Some("（六）其他处理");

const fn count(
    key: &'static str,
    label: &'static str,
    label_en: &'static str,
    aliases: &'static [&'static str],
) -> Column {
    Column { key, label, label_en, aliases, kind: Kind::Count, unit: Some("件") }
}

/// The seven columns of table 3: 申请人情况.
pub(super) static COLUMNS: [Column; 7] = [
    count(Applicant::NaturalPerson.key(), "自然人", "Natural person", &["公民"]),
    count(Applicant::Enterprise.key(), "商业企业", "Enterprise", &["企业"]),
    count(Applicant::ResearchInstitution.key(), "科研机构", "Research institution", &["科研", "科研院所"]),
    count(
        Applicant::PublicInterestOrg.key(),
        "社会公益组织",
        "Public interest organisation",
        &["公益组织", "社会组织", "社会公益"],
    ),
    count(Applicant::LegalServiceOrg.key(), "法律服务机构", "Legal service organisation", &["法律服务"]),
    count(Applicant::Other.key(), "其他", "Other", &["其他组织"]),
    count(Applicant::Total.key(), "总计", "Total", &["合计"]),
];

/// Headings of table 3 without figures of their own.
pub(super) static HEADERS: [Header; 8] = [
    Header {
        label: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        aliases: &["本列数据的勾嵇关系为：第一项加第二项之和，等于第三项加第四项之和"],
    },
    Header { label: "申请人情况", aliases: &["申请人类型"] },
    Header { label: "法人或其他组织", aliases: &["法人和其他组织", "法人及其他组织"] },
    Header { label: "三、本年度办理结果", aliases: &[] },
    Header { label: "（三）不予公开", aliases: &["不予公开情况"] },
    Header { label: "（四）无法提供", aliases: &["无法提供情况"] },
    Header { label: "（五）不予处理", aliases: &["不予处理情况"] },
    Header { label: "（六）其他处理", aliases: &["（六）其他"] },
];

/// What every form of table 3 prints in its first cell: 第一项加第二项之和，等于第三项加第四项之和.
pub(super) const FLOW: Identity = Identity {
    code: Code::IdentityFlow,
    terms: Terms::EachColumn { left: &["new_received", "carried_over"], right: &["total", "carried_forward"] },
};

/// The 总计 column of table 3.
pub(super) const ROW_SUM: Identity = Identity {
    code: Code::IdentityRowSum,
    terms: Terms::EachRow {
        parts: &[
            "natural_person",
            "enterprise",
            "research_institution",
            "public_interest_org",
            "legal_service_org",
            "other",
        ],
        total: "total",
    },
};

static OUTCOME_COLUMNS: [Column; 5] = [
    count(Outcome::Upheld.key(), "结果维持", "Upheld", &["维持"]),
    count(Outcome::Corrected.key(), "结果纠正", "Corrected", &["纠正"]),
    count(Outcome::Other.key(), "其他结果", "Other result", &[]),
    count(Outcome::Pending.key(), "尚未审结", "Pending", &["未审结"]),
    count(Outcome::Total.key(), "总计", "Total", &["合计"]),
];

const LITIGATION: Option<&str> = Some("行政诉讼");

/// The three blocks of table 4, the same in both forms; printed side by side.
pub(super) static REMEDY_ROWS: [Row; 3] = [
    Row {
        key: RemedyRow::Reconsideration.key(),
        label: "行政复议",
        label_en: "Administrative reconsideration",
        aliases: &[],
        group: None,
        columns: &OUTCOME_COLUMNS,
        article: "51",
    },
    Row {
        key: RemedyRow::LitigationDirect.key(),
        label: "未经复议直接起诉",
        label_en: "Litigation without reconsideration",
        aliases: &["未经复议直接诉讼"],
        group: LITIGATION,
        columns: &OUTCOME_COLUMNS,
        article: "51",
    },
    Row {
        key: RemedyRow::LitigationAfterReconsideration.key(),
        label: "复议后起诉",
        label_en: "Litigation after reconsideration",
        aliases: &["复议后诉讼"],
        group: LITIGATION,
        columns: &OUTCOME_COLUMNS,
        article: "51",
    },
];

/// Headings of table 4 without figures of their own.
pub(super) static REMEDY_HEADERS: [Header; 1] = [Header { label: "行政诉讼", aliases: &[] }];

/// The 总计 of each block of table 4.
pub(super) static REMEDY_IDENTITIES: [Identity; 1] = [Identity {
    code: Code::IdentityRemedySum,
    terms: Terms::EachRow { parts: &["upheld", "corrected", "other", "pending"], total: "total" },
}];
