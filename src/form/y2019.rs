//! Form 2019 (国办公开办函〔2019〕60号, 格式（试行）): report years 2019 and 2020.

use super::requests::{
    DECLINED, FLOW, HEADERS, OUTCOMES, REFUSED, REMEDY_HEADERS, REMEDY_IDENTITIES, REMEDY_ROWS, ROW_SUM, UNAVAILABLE,
    outcome_sum, request_rows, row,
};
use super::{Column, FormId, Header, Kind, ProactiveColumn, ProactiveRow, Row, TableForm, TableId};
use std::sync::OnceLock;

const NOTICE: &str = "国办公开办函〔2019〕60号";

const fn column(
    key: ProactiveColumn,
    label: &'static str,
    label_en: &'static str,
    aliases: &'static [&'static str],
    kind: Kind,
    unit: &'static str,
) -> Column {
    Column { key: key.key(), label, label_en, aliases, kind, unit: Some(unit) }
}

static DOCUMENTS: [Column; 3] = [
    column(ProactiveColumn::NewlyMade, "本年新制作数量", "Newly made", &[], Kind::Count, "件"),
    column(ProactiveColumn::NewlyDisclosed, "本年新公开数量", "Newly disclosed", &[], Kind::Count, "件"),
    column(
        ProactiveColumn::TotalDisclosed,
        "对外公开总数量",
        "Disclosed in total",
        &["对外公开总数", "对外公开数量"],
        Kind::Count,
        "件",
    ),
];

const PRIOR_ITEMS: Column = column(
    ProactiveColumn::PriorItems,
    "上一年项目数量",
    "Items last year",
    &["上年项目数量", "上一年度项目数量"],
    Kind::Count,
    "项",
);
const CHANGE: Column =
    column(ProactiveColumn::Change, "本年增/减", "Change this year", &["本年度增/减"], Kind::Change, "项");
const DECISIONS: Column = column(
    ProactiveColumn::Decisions,
    "处理决定数量",
    "Decisions",
    &["处理决定数", "本年处理决定数量"],
    Kind::Count,
    "件",
);

static MATTERS: [Column; 3] = [PRIOR_ITEMS, CHANGE, DECISIONS];
static FEES: [Column; 2] = [PRIOR_ITEMS, CHANGE];

static PROCUREMENT: [Column; 2] = [
    column(ProactiveColumn::Items, "采购项目数量", "Items procured", &["采购项目数"], Kind::Count, "个"),
    Column {
        key: ProactiveColumn::Amount.key(),
        label: "采购总金额",
        label_en: "Amount procured",
        aliases: &["采购总金额（万元）", "采购总金额（万元，保留四位小数）", "采购总金额（元）"],
        kind: Kind::Amount,
        unit: None,
    },
];

/// 表二 主动公开政府信息情况.
pub static PROACTIVE: TableForm = TableForm {
    table: TableId::Proactive,
    form: FormId::Y2019,
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
            label: "规范性文件",
            label_en: "Normative documents",
            aliases: &["行政规范性文件", "规范性档案"],
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
            columns: &MATTERS,
            article: "20(5)",
        },
        Row {
            key: ProactiveRow::OtherServices.key(),
            label: "其他对外管理服务事项",
            label_en: "Other external services",
            aliases: &["其他对外管理和服务事项"],
            group: Some("第二十条第（五）项"),
            columns: &MATTERS,
            article: "20(5)",
        },
        Row {
            key: ProactiveRow::Penalties.key(),
            label: "行政处罚",
            label_en: "Penalties",
            aliases: &[],
            group: Some("第二十条第（六）项"),
            columns: &MATTERS,
            article: "20(6)",
        },
        Row {
            key: ProactiveRow::Coercion.key(),
            label: "行政强制",
            label_en: "Coercive measures",
            aliases: &[],
            group: Some("第二十条第（六）项"),
            columns: &MATTERS,
            article: "20(6)",
        },
        Row {
            key: ProactiveRow::Fees.key(),
            label: "行政事业性收费",
            label_en: "Administrative fees",
            aliases: &["行政事业收费"],
            group: Some("第二十条第（八）项"),
            columns: &FEES,
            article: "20(8)",
        },
        Row {
            key: ProactiveRow::Procurement.key(),
            label: "政府集中采购",
            label_en: "Central procurement",
            aliases: &["政府采购"],
            group: Some("第二十条第（九）项"),
            columns: &PROCUREMENT,
            article: "20(9)",
        },
    ],
    headers: &[
        Header { label: "第二十条第（一）项", aliases: &["第二十条第一项"] },
        Header { label: "第二十条第（五）项", aliases: &["第二十条第五项"] },
        Header { label: "第二十条第（六）项", aliases: &["第二十条第六项"] },
        Header { label: "第二十条第（八）项", aliases: &["第二十条第八项"] },
        Header { label: "第二十条第（九）项", aliases: &["第二十条第九项"] },
        Header { label: "信息内容", aliases: &["项目", "内容", "类别"] },
    ],
    identities: &[],
    instances: OnceLock::new(),
};

/// 表三 收到和处理政府信息公开申请情况: （六）其他处理 is one row.
pub static REQUESTS: TableForm = TableForm {
    table: TableId::Requests,
    form: FormId::Y2019,
    notice: NOTICE,
    rows: request_rows!(row!(Other, "（六）其他处理", "Other handling", [], OUTCOMES, "")),
    headers: &HEADERS,
    identities: &[FLOW, ROW_SUM, outcome_sum!("other")],
    instances: OnceLock::new(),
};

/// 表四 政府信息公开行政复议、行政诉讼情况.
pub static REMEDIES: TableForm = TableForm {
    table: TableId::Remedies,
    form: FormId::Y2019,
    notice: NOTICE,
    rows: &REMEDY_ROWS,
    headers: &REMEDY_HEADERS,
    identities: &REMEDY_IDENTITIES,
    instances: OnceLock::new(),
};
