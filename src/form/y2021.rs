//! Form 2021 (国办公开办函〔2021〕30号, 2021-09-26): report years from 2021 on.

use super::requests::{
    DECLINED, FLOW, HEADERS, OTHER, OUTCOMES, REFUSED, REMEDY_HEADERS, REMEDY_IDENTITIES, REMEDY_ROWS, ROW_SUM,
    UNAVAILABLE, outcome_sum, request_rows, row,
};
use super::{Column, FormId, Header, Kind, ProactiveColumn, ProactiveRow, Row, TableForm, TableId};
use std::sync::OnceLock;

const NOTICE: &str = "国办公开办函〔2021〕30号";

const fn column(
    key: ProactiveColumn,
    label: &'static str,
    label_en: &'static str,
    aliases: &'static [&'static str],
) -> Column {
    Column { key: key.key(), label, label_en, aliases, kind: Kind::Count, unit: Some("件") }
}

static DOCUMENTS: [Column; 3] = [
    column(
        ProactiveColumn::Made,
        "本年制发件数",
        "Made this year",
        &["本年度制发数", "本年度制发件数", "本年制发", "制发件数", "本年制发数量"],
    ),
    column(
        ProactiveColumn::Repealed,
        "本年废止件数",
        "Repealed this year",
        &["本年度废止件数", "本年废止数", "本年废止", "废止件数"],
    ),
    column(
        ProactiveColumn::InForce,
        "现行有效件数",
        "In force",
        &["现行有效件", "现行有效", "现行有效数", "现行有效数量", "有效件数"],
    ),
];

static DECISIONS: [Column; 1] = [column(
    ProactiveColumn::Decisions,
    "本年处理决定数量",
    "Decisions this year",
    &["处理决定数量", "本年度处理决定数量", "本年处理决定", "决定数量"],
)];

static FEE: [Column; 1] = [Column {
    key: ProactiveColumn::Amount.key(),
    label: "本年收费金额（单位：万元）",
    label_en: "Fees charged this year",
    aliases: &["本年收费金额", "收费金额", "收费总金额", "本年收费金额（万元）"],
    kind: Kind::Amount,
    unit: Some("万元"),
}];

/// 表二 主动公开政府信息情况.
pub static PROACTIVE: TableForm = TableForm {
    table: TableId::Proactive,
    form: FormId::Y2021,
    notice: NOTICE,
    rows: &[
        Row {
            key: ProactiveRow::Rules.key(),
            label: "规章",
            label_en: "Rules",
            aliases: &["政府规章", "部门规章", "行政规章", "规章制度"],
            group: Some("第二十条第（一）项"),
            columns: &DOCUMENTS,
            article: "20(1)",
        },
        Row {
            key: ProactiveRow::NormativeDocuments.key(),
            label: "行政规范性文件",
            label_en: "Normative documents",
            aliases: &["规范性文件", "规范性档案"],
            group: Some("第二十条第（一）项"),
            columns: &DOCUMENTS,
            article: "20(1)",
        },
        Row {
            key: ProactiveRow::Licensing.key(),
            label: "行政许可",
            label_en: "Licensing",
            aliases: &["行政许可事项"],
            group: Some("第二十条第（五）项"),
            columns: &DECISIONS,
            article: "20(5)",
        },
        Row {
            key: ProactiveRow::Penalties.key(),
            label: "行政处罚",
            label_en: "Penalties",
            aliases: &[],
            group: Some("第二十条第（六）项"),
            columns: &DECISIONS,
            article: "20(6)",
        },
        Row {
            key: ProactiveRow::Coercion.key(),
            label: "行政强制",
            label_en: "Coercive measures",
            aliases: &[],
            group: Some("第二十条第（六）项"),
            columns: &DECISIONS,
            article: "20(6)",
        },
        Row {
            key: ProactiveRow::Fees.key(),
            label: "行政事业性收费",
            label_en: "Administrative fees",
            aliases: &["行政事业收费"],
            group: Some("第二十条第（八）项"),
            columns: &FEE,
            article: "20(8)",
        },
    ],
    headers: &[
        Header { label: "第二十条第（一）项", aliases: &["第二十条第一项"] },
        Header { label: "第二十条第（五）项", aliases: &["第二十条第五项"] },
        Header { label: "第二十条第（六）项", aliases: &["第二十条第六项"] },
        Header { label: "第二十条第（八）项", aliases: &["第二十条第八项"] },
        Header { label: "信息内容", aliases: &["项目", "内容", "类别"] },
    ],
    identities: &[],
    instances: OnceLock::new(),
};

/// 表三 收到和处理政府信息公开申请情况: three rows under （六）其他处理.
pub static REQUESTS: TableForm = TableForm {
    table: TableId::Requests,
    form: FormId::Y2021,
    notice: NOTICE,
    rows: request_rows!(
        row!(
            NotCorrected,
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "Not corrected in time",
            ["逾期不补正", "申请人无正当理由逾期不补正"],
            OTHER,
            "30"
        ),
        row!(
            FeeUnpaid,
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "Fee not paid in time",
            ["逾期不缴费", "逾期未缴费", "申请人逾期未按收费通知要求缴纳费用"],
            OTHER,
            "42"
        ),
        row!(OtherMisc, "3.其他", "Other", [], OTHER, "")
    ),
    headers: &HEADERS,
    identities: &[FLOW, ROW_SUM, outcome_sum!("other.not_corrected", "other.fee_unpaid", "other.misc")],
    instances: OnceLock::new(),
};

/// 表四 政府信息公开行政复议、行政诉讼情况.
pub static REMEDIES: TableForm = TableForm {
    table: TableId::Remedies,
    form: FormId::Y2021,
    notice: NOTICE,
    rows: &REMEDY_ROWS,
    headers: &REMEDY_HEADERS,
    identities: &REMEDY_IDENTITIES,
    instances: OnceLock::new(),
};
