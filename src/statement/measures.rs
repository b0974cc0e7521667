//! The measures: what prose states figures of, one entry each (contract §2.1).

use super::measure::{By, CASES, ITEMS, Measure, SUITS, noun, part, verb};
use super::topic::Topic;

const DOCUMENTS: &str = "件 部 份 个 项";
const DECISIONS: &str = "件 宗 起 项 例 个 次";
const MONEY: &str = "元 千元 万元 亿元";

/// What the words for an outcome and for its reason may end in.
const OUTCOME: &str = "类 类申请 的申请 申请 类答复 答复";
/// What is said of an applicant who was asked for more and did not answer.
const UNCORRECTED: &[[&str; 3]] = &[[
    "未 未能 仍未 没有 逾期未 逾期未能 逾期仍未 逾期不 拒不",
    "补正 进行补正 作出补正 按规定补正 按要求补正 按期补正 按时补正 按规定时间补正 按规定期限补正 在规定期限内补正 在规定时限内补正 在规定时间内补正 \
     在期限内补正 在法定期限内补正 在限期内补正 补正材料 补正申请 补正申请内容 补正申请材料",
    "的 的申请 视为放弃",
]];
/// What the words for who applied may end in.
const APPLICANT: &str = "类 类申请 类申请人 申请者";
/// What is said of applications that are left to the next year, or not yet answered.
const FORWARD: &[[&str; 3]] = &[
    [
        "结转 结转到 结转至 结转入 结转于 转结 转结至 转结到 顺延 顺延到 顺延至 延 延至 延到 延期 延期至 延期到 延续至 转 转入 转至 转到 至 到 \
         推迟至 留待 留至 移转 移转至 移至 移到 带入 带至 滚动至 流转至 接续至 递延至 推延至 延后至 转为",
        "下年 下年度 下一年 下一年度 次年 次年度 明年 来年 翌年",
        "办理 继续办理 答复 继续处理 处理 的 数量",
    ],
    ["下年 下年度 下一年 下一年度 次年", "结转 转结 顺延", "的 数量 办理 申请 的申请"],
    ["?跨年 ?跨年度", "办理 答复 处理", ""],
    [
        "?在 ?正 ?尚 ?正在 ?尚在 ?仍在 ?还在 ?均在 ?正在依法 ?正依法 ?正在按程序 ?正按程序 ?正在按照程序 ?正在按规定 ?处于",
        "办理 办理中 办理之中 办理过程中 处理 处理中 办理期限内 办理期内 法定办理期限内 答复期限内 法定答复期限内",
        "",
    ],
    ["?尚在 ?仍在 ?还在 ?尚处于 ?处于", "法定期限内 规定期限内 法定时限内", ""],
    [
        "?尚未 ?未 ?还未 ?仍未",
        "结 办结 完结 答复 到期 届满 到办理期限 到答复期限 到答复期 到法定期限 到法定办理期限 到法定答复期限 到期限 到办结期限 到答复时限 到办理时限 到法定时限 到法定答复时限 到法定办理时限 到办结时限 超答复期限 到截止日期",
        "",
    ],
];
/// What is said of applications that the year before has left.
const LEFT: &[[&str; 3]] = &[
    [
        "上年 上年度 上一年 上一年度 去年 去年度 往年 以前年度 上年末 上年底 上年度末 上年度底 去年底 年初 期初",
        "结转 转结 转接 结存 接转 转入 转来 遗留 顺延 结余 移转 留存 留转 滚存 跨年 跨年结转 结转至本年 结转至本年度 结转到本年 结转到本年度 结转本年 结转本年度 结转办理 结转未办结 未办结 未办结转入 未办结结转 未办结转 未结 未答复 未办 在办 待办 延续 延续办理 跨年办理",
        "的 数量 办理 申请 的申请",
    ],
    ["承接 承 接续", "上年结转 上年度结转 上一年结转 上一年度结转 上年遗留 上年未办结 上年度未办结", "的 申请 的申请"],
    [
        "结转 转结 移转 接转 承 承接 接续 结转自 转自 沿袭",
        "上年 上年度 上一年 上一年度 往年 以前年度 上年未办结 上年度未办结",
        "的 数量 办理 申请 的申请",
    ],
];
/// What an appeal or a court did with what was decided.
const UPHELD: &[[&str; 3]] = &[[
    "维持 予以维持 决定维持 判决维持 裁定维持 被维持 复议维持 作出维持",
    "原行政行为 原具体行政行为 具体行政行为 行政行为 原答复 原答复意见 答复 答复意见 原决定 原处理决定 我局答复 我局决定 我局原答复 原告知 原告知书 原处理 \
     原处理意见 决定 结果 一审判决 答复决定",
    "",
]];
const CORRECTED: &[[&str; 3]] = &[
    [
        "?撤销 ?被撤销 ?予以撤销 ?决定撤销 ?判决撤销 ?部分撤销",
        "原答复 原决定 原行政行为 具体行政行为 行政行为 答复 告知书 重作 并重作 并责令重作 并责令重新答复 并责令限期答复 并责令重新处理",
        "",
    ],
    [
        "?责令 ?被责令 ?判令 ?被判令 ?责令限期 ?被责令限期 ?决定责令 ?判决责令 ?责成",
        "重新答复 重新作出答复 重新处理 重新办理 重新作出处理 重新作出决定 重新作出行政行为 重作 重作答复 履行 履行职责 履行答复职责 答复 公开 改正",
        "",
    ],
    [
        "?撤销或 ?撤销或者 ?撤销、 ?撤销及 ?撤销和 ?被撤销或 ?被撤销或者",
        "责令重作 责令重新作出 责令重新答复 责令重新处理 责令履行 责令改正 责令答复 变更 确认违法",
        "",
    ],
    ["?确认 ?被确认 ?决定确认 ?判决确认", "违法 答复违法 行政行为违法 程序违法", ""],
    ["?判决", "重作 重新答复 重新作出答复 履行 履行职责 履行答复职责 撤销", ""],
];
const DISMISSED: &[[&str; 3]] = &[[
    "裁定 判决 一审 二审 终审 一审判决 二审判决 一审裁定 二审裁定 法院 法院判决 法院裁定",
    "驳回起诉 驳回原告起诉 驳回诉讼请求 驳回原告诉讼请求 驳回上诉 维持原判 驳回上诉维持原判 驳回上诉、维持原判 驳回原告诉求",
    "",
]];
const PENDING: &[[&str; 3]] = &[
    [
        "尚未 未 还未 仍未 暂未",
        "审结 结案 判决 宣判 裁决 开庭 开庭审理 审理 审理完毕 审理终结 作出判决 作出复议决定 作出裁决 作出裁判 有结果 下判 了结",
        "",
    ],
    [
        "正在 在 尚在 仍在 还在 处于 正处于 尚处于 现正在",
        "审理 审理中 审理之中 审理当中 审理阶段 审理过程中 审查中 复议中 复议审理中 诉讼中 诉讼程序中 一审中 二审中 一审 二审 上诉中 审限内",
        "",
    ],
];
const WITHDRAWN: &[[&str; 3]] = &[
    [
        "申请人 申请人主动 申请人自愿 申请人自行 申请人要求 主动 自愿 自行 经沟通后主动 经沟通主动 经沟通后 经沟通 沟通后主动 经解释后 答复前主动 办结前主动 办理中",
        "撤回 撤销 取消 撤件",
        "而终止 而终止办理 终止办理",
    ],
    ["?申请人 ?主动 ?自愿", "放弃申请 放弃", ""],
];
/// What an organ says of information that it does not have.
const NOT_HELD: &[[&str; 3]] = &[
    [
        "本机关 本单位 本局 我局 本部门 本行政机关 我机关 我单位 我部门 本厅 我厅 本委 我委 本镇 我镇 我乡 本乡 本街道 我街道 我办 本办 行政机关",
        "不掌握 未掌握 不持有",
        "信息 相关信息 相关政府信息 该信息 该政府信息 所申请信息 申请信息 所需信息 有关信息 的信息 的政府信息 的相关信息",
    ],
    ["不掌握 未掌握", "该政府信息 所申请信息 申请信息 所需信息 有关信息 的信息 的政府信息 的相关信息", ""],
];
const CREATION: &[[&str; 3]] = &[
    [
        "没有 无 缺乏",
        "现成信息 现成的信息",
        "需另行制作 、需另行制作 需要另行制作 、需要另行制作 需加工 需要加工 需汇总加工 需加工分析 而需另行制作",
    ],
    [
        "需 需要 须 需对现有信息",
        "另行制作 另行加工 加工分析 加工、分析 汇总加工 汇总、加工 另行搜集 重新制作",
        "信息 的信息 类",
    ],
];
const UNCLEAR: &[[&str; 3]] = &[[
    "补正后 经补正 经补正后 补正后申请内容 补正后内容 补正后申请 经补正内容 经补正后内容 经补正申请内容 经补正后申请内容 补正后申请事项",
    "仍不明确 仍然不明确 依然不明确 不明确 仍不清楚 仍不清晰 仍不具体",
    "",
]];
const UNPAID: &[[&str; 3]] = &[[
    "逾期未 未按期 逾期不 未按时 逾期未按通知 未按通知 未按要求",
    "缴费 缴纳费用 缴纳信息处理费 缴纳处理费 缴纳相关费用 支付费用",
    "",
]];
const DONE: &[[&str; 3]] =
    &[["办理 答复 处理 办结 回复 办复", "完毕 完结 完成 终结 到位", ""], ["完成", "办理 答复 处理 办结 回复 办复", ""]];
/// Web sites of an organ.
const SITES: &[[&str; 3]] = &[[
    "校园 政府 政府门户 门户 官方 官方门户 政府官方 政务 部门 部门门户 单位 本单位 单位门户 外部 外网门户 公众 政府公众 互联网门户 税务 税务门户 学校 学校门户 单位官方",
    "主页 网页 网页专栏 网站 网 官网 网站群 网站专栏 网站乡镇专栏 网站街道专栏 网站镇街专栏 网站部门专栏 网站单位专栏 网站信息公开专栏 网站政府信息公开专栏 网站政务公开专栏 网站政务公开栏目 网站信息公开栏目 网站政府信息公开栏目 网站信息公开平台 网站政府信息公开平台 网站政务公开平台 网站集约化平台 网站集约化 网站平台 网站公开专栏 网站公开栏目 网站公开栏 网站公开平台 网站公开专区 网站专题 网站专题专栏 网站栏目 公众信息网 信息网",
    "上",
]];
const WITHHELD: &str = "类 类申请 的申请 申请 类答复 答复 政府信息 政府信息的申请 信息的申请";
/// What the words for a reason may begin with, and end in behind that.
const FOR: &str = "?属于 ?属 ?系 ?涉及 ?涉";
const REASON_ENDS: &str = "类 类信息 情形 的情形 类申请 范围";
const REASON: &str = "信息 的信息 类 类信息 情形 的情形 的申请 事项 原因";

const REMEDIES: &[Topic] = &[Topic::Reconsideration, Topic::Litigation, Topic::Direct, Topic::After];
const REQUESTS: &[Topic] = &[Topic::Requests];
const DISCLOSURE: &[Topic] = &[Topic::Disclosure];
const RECONSIDERATION: &[Topic] = &[Topic::Reconsideration];
const LITIGATION: &[Topic] = &[Topic::Litigation];
const NORMS: &[Topic] = &[Topic::Rules, Topic::Normative];
const DECIDED: &[Topic] = &[Topic::Licensing, Topic::Penalties, Topic::Coercion];

/// Every measure. Those that are parts of one thing stand in the order of the form.
pub(super) static MEASURES: &[Measure] = &[
    verb(
        "requests.new_received",
        "本年新收政府信息公开申请数量",
        REQUESTS,
        "收到 收件 接件 新接 新收悉 接到 接收 接收到 新收 新收到 收 共收 受理 新受理 登记受理 受理登记 接受 新增 收悉 承接 接收受理 收到并受理 接收登记 收文登记 共登记 登记收到 收讫 接收办理 新登记 新接收 新接到 新增受理 签收 收受",
        CASES,
    )
    .ending_in("量 总量 数 数量 总数 件数")
    .by(By::NounOrVerb)
    .or_none("零申请 零受理 零收件 零依申请公开 零依申请 零信息公开申请 零政府信息公开申请"),
    verb(
        "requests.total",
        "本年度办理结果总计",
        REQUESTS,
        "办结 答复 办理 处理 回复 办理答复 答复办结 办复 作出答复 办理完毕 办毕 办理完结 处理完结 完结 处理完成 答复完毕 予以答复 完成答复 办理完成 按时办结 按时答复 办理结果 本年度办理结果 完成办理 完成处理 答复办理 书面答复 答复申请人 办理并答复 办结并答复 办结答复 处理答复 答复处理 处理完毕 作出答复处理 实际办结 办理办结",
        CASES,
    )
    .in_halves(DONE)
    .ending_in("件 数 数量 量 总数 总量"),
    part(
        "requests.carried_over",
        "上年结转政府信息公开申请数量",
        REQUESTS,
        "跨年结转 跨年度结转 上年度转入",
    )
    .ending_in("的 数量 办理 申请 的申请")
    .in_halves(LEFT),
    part(
        "requests.carried_forward",
        "结转下年度继续办理",
        REQUESTS,
        "下年度继续办理 ?顺延办理 ?结转办理 ?跨年继续办理 ?继续办理 ?待答复 ?待办 ?在办 ?待办理 ?待办结 ?待处理 ?未到期结转 ?办理中",
    )
    .ending_in("办理 继续办理 答复 继续处理")
    .in_halves(FORWARD),
    part(
        "requests.granted",
        "予以公开",
        REQUESTS,
        "予以公开 ?全部公开 ?完整公开 ?完全公开 ?公开类 ?公开类申请 同意公开 同意公开答复 全部予以公开 予以全部公开 准予公开 ?准许公开 允许公开 决定公开 决定予以公开 同意全部公开 予以完全公开 予以完整公开 予以主动公开 同意予以公开 ?可以公开 ?予以提供 ?公开答复 ?给予公开 给予全部公开",
    )
    .ending_in(OUTCOME),
    part(
        "requests.partially_granted",
        "部分公开",
        REQUESTS,
        "部分公开 予以部分公开 同意部分公开 同意部分公开答复 部分予以公开 部分同意公开 决定部分公开 准予部分公开 作部分公开 允许部分公开 给予部分公开",
    )
    .in_halves(&[["部分", "准予公开 准许公开 允许公开 给予公开 同意予以公开", ""]])
    .ending_in(WITHHELD),
    part("requests.refused", "不予公开", REQUESTS, "不予公开 不予以公开 不同意公开 不同意公开答复 决定不予公开 不同意予以公开 不予主动公开 不给予公开 ?不公开 ?拒绝公开 ?决定不公开 ?免予公开 ?免于公开 ?不宜公开 否决公开")
    .ending_in(WITHHELD),
    part(
        "requests.refused.state_secret",
        "属于国家秘密",
        REQUESTS,
        "属于国家秘密 涉及国家秘密 涉国家秘密 涉密 ?国家秘密",
    )
    .in_halves(&[[FOR, "国家秘密", REASON_ENDS]])
    .ending_in(REASON),
    part(
        "requests.refused.forbidden_by_law",
        "其他法律行政法规禁止公开",
        REQUESTS,
        "其他法律行政法规禁止公开 法律行政法规禁止公开 法律、行政法规禁止公开 法律法规禁止公开 其他法律法规禁止公开",
    )
    .in_halves(&[[FOR, "法律行政法规禁止公开 法律法规禁止公开", REASON_ENDS]])
    .ending_in(REASON),
    part(
        "requests.refused.security_and_stability",
        "危及“三安全一稳定”",
        REQUESTS,
        "危及三安全一稳定 危及“三安全一稳定” 三安全一稳定 “三安全一稳定” 涉及三安全一稳定 涉及“三安全一稳定” ?危及国家安全",
    )
    .ending_in(REASON),
    part(
        "requests.refused.third_party_rights",
        "保护第三方合法权益",
        REQUESTS,
        "保护第三方合法权益 第三方合法权益受到损害 第三方合法权益受损 损害第三方合法权益 涉及第三方合法权益 侵害第三方合法权益 第三方合法权益 第三方权益 涉及第三方权益 涉及第三方 涉第三方 第三方不同意公开 第三方不同意 第三方意见不同意公开 因第三方不同意公开 第三方不同意公开而 涉及第三方且第三方不同意公开 损害第三方合法权益且第三方不同意公开 会对第三方合法权益造成损害 侵犯第三方合法权益 涉及第三方合法利益",
    )
    .in_halves(&[[FOR, "第三方合法权益 第三方权益 第三方利益", REASON_ENDS]])
    .ending_in(REASON),
    part(
        "requests.refused.internal_affairs",
        "属于三类内部事务信息",
        REQUESTS,
        "属于三类内部事务信息 三类内部事务信息 “三类内部事务信息” 三类内部事务 属于内部事务信息 内部事务信息 属于内部事务 ?内部事务",
    )
    .in_halves(&[[FOR, "内部事务 内部事务信息 三类内部事务信息 机关内部事务信息 内部管理信息", REASON_ENDS]])
    .ending_in(REASON),
    part(
        "requests.refused.deliberative",
        "属于四类过程性信息",
        REQUESTS,
        "属于四类过程性信息 四类过程性信息 “四类过程性信息” 四类过程性 属于过程性信息 过程性信息 属于过程性",
    )
    .in_halves(&[[FOR, "过程性信息 四类过程性信息 过程信息 行政过程性信息", REASON_ENDS]])
    .ending_in(REASON),
    part(
        "requests.refused.enforcement_file",
        "属于行政执法案卷",
        REQUESTS,
        "属于行政执法案卷 行政执法案卷 属于执法案卷 执法案卷",
    )
    .in_halves(&[[FOR, "行政执法案卷 执法案卷 行政执法案卷信息 执法案卷信息 案卷信息", REASON_ENDS]])
    .ending_in(REASON),
    part(
        "requests.refused.administrative_query",
        "属于行政查询事项",
        REQUESTS,
        "属于行政查询事项 行政查询事项 属于行政查询 行政查询 ?查询事项 ?属于查询事项",
    )
    .in_halves(&[[FOR, "行政查询事项 行政查询 查询事项", REASON_ENDS]])
    .ending_in(REASON),
    part("requests.unavailable", "无法提供", REQUESTS, "无法提供 未能提供 不能提供 无法予以提供 无法公开")
    .ending_in(OUTCOME),
    part(
        "requests.unavailable.not_held",
        "本机关不掌握相关政府信息",
        REQUESTS,
        "本机关不掌握相关政府信息 本机关不掌握相关信息 本机关不掌握 不掌握相关政府信息 不掌握相关信息 不掌握 不掌握信息 本行政机关不掌握相关政府信息 本行政机关不掌握相关信息 \
         本行政机关不掌握 本单位不掌握 本局不掌握 我局不掌握 非本机关掌握 非本部门掌握 非本单位掌握 非本行政机关掌握 ?不掌握该信息 未掌握 本机关未掌握 未掌握相关政府信息 未掌握相关信息 未掌握该信息 本单位未掌握 我局未掌握 本局未掌握",
    )
    .in_halves(NOT_HELD)
    .ending_in(REASON),
    part(
        "requests.unavailable.needs_creation",
        "没有现成信息需要另行制作",
        REQUESTS,
        "没有现成信息需要另行制作 没有现成信息需另行制作 没有现成信息、需要另行制作 需要另行制作 需另行制作 没有现成信息 无现成信息需要另行制作 无现成信息 ?另行制作 需要另行加工 需另行加工 需要另行加工制作",
    )
    .in_halves(CREATION)
    .ending_in(REASON),
    part(
        "requests.unavailable.still_unclear",
        "补正后申请内容仍不明确",
        REQUESTS,
        "补正后申请内容仍不明确 补正后仍不明确 补正后内容仍不明确 补正后申请内容不明确 补正后依然不明确 经补正仍不明确 经补正后仍不明确 ?申请内容不明确 ?内容不明确 ?不明确",
    )
    .in_halves(UNCLEAR)
    .ending_in(REASON),
    part("requests.declined", "不予处理", REQUESTS, "不予处理 不再处理 不予以处理 不再予以处理 不再办理 ?不处理 ?不作处理 ?不做处理 ?不予办理")
    .ending_in(OUTCOME),
    part(
        "requests.declined.petition",
        "信访举报投诉类申请",
        REQUESTS,
        "信访举报投诉类申请 信访举报投诉类 信访举报投诉 信访、举报、投诉类申请 信访、举报、投诉类 属于信访举报投诉类申请 信访投诉举报类申请 信访投诉举报类 信访投诉类 信访、投诉类 信访举报类 信访、举报类 信访、举报、投诉 信访、投诉、举报 信访投诉 信访、投诉、举报类申请 \
         属于信访投诉举报类申请 投诉举报类申请 信访类申请 属于信访举报投诉 属于信访、举报、投诉 属于信访投诉举报 属于信访投诉 属于投诉举报 属于举报投诉 ?信访类 ?属于信访",
    )
    .in_halves(&[[FOR, "信访 信访事项 信访诉求 信访举报 信访投诉 信访举报投诉 投诉举报 举报投诉", REASON_ENDS]])
    .ending_in(REASON),
    part(
        "requests.declined.repeated",
        "重复申请",
        REQUESTS,
        "重复申请 属于重复申请 重复提交申请 ?重复类 ?重复",
    )
    .in_halves(&[[FOR, "重复申请 重复提交申请", REASON_ENDS]])
    .ending_in(REASON),
    part(
        "requests.declined.publication",
        "要求提供公开出版物",
        REQUESTS,
        "要求提供公开出版物 提供公开出版物 公开出版物",
    )
    .ending_in(REASON),
    part(
        "requests.declined.excessive",
        "无正当理由大量反复申请",
        REQUESTS,
        "无正当理由大量反复申请 大量反复申请 大量、反复申请 反复大量申请",
    )
    .in_halves(&[[FOR, "大量反复申请 反复申请 无正当理由大量反复申请", REASON_ENDS]])
    .ending_in(REASON),
    part(
        "requests.declined.reconfirmation",
        "要求行政机关确认或重新出具已获取信息",
        REQUESTS,
        "要求行政机关确认或重新出具已获取信息 要求行政机关确认或者重新出具已获取信息 要求确认或重新出具已获取信息 确认或重新出具已获取信息 要求重新出具已获取信息 重新出具已获取信息",
    )
    .ending_in(REASON),
    part(
        "requests.other",
        "其他处理",
        REQUESTS,
        "其他处理 “其他处理” 作“其他处理” ?其他 作其他处理 做其他处理 其他方式处理 以其他方式处理 按其他方式处理 采取其他方式处理 其他情形处理 按其他情形处理 其他处理情形 其他处理方式 其他处理结果 ?其他情形 ?其他类型 ?其他方式 ?其他情况",
    )
    .ending_in(OUTCOME),
    part(
        "requests.other.not_corrected",
        "申请人无正当理由逾期不补正",
        REQUESTS,
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 申请人无正当理由逾期不补正、行政机关不再处理其申请 \
         申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正 逾期未补正 逾期未予补正 未按要求补正 未按期补正 未按时补正 未在规定期限内补正 未在期限内补正 逾期未作补正 不予补正",
    )
    .in_halves(UNCORRECTED)
    .ending_in("视为放弃 视为放弃申请 的 的申请",
    ),
    part(
        "requests.other.fee_unpaid",
        "申请人逾期未按收费通知要求缴纳费用",
        REQUESTS,
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 \
         申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其申请 申请人逾期未按收费通知要求缴纳费用 逾期未按收费通知要求缴纳费用 逾期未缴纳费用 逾期未缴费 逾期不缴费 逾期未缴纳信息处理费 未缴纳信息处理费 逾期未按要求缴纳费用 未按要求缴纳费用 未按期缴纳费用 未按收费通知要求缴纳费用 未按收费通知缴纳费用 逾期不缴纳费用 不缴纳信息处理费 未在规定期限内缴纳费用",
    )
    .in_halves(UNPAID),
    part("requests.other.misc", "其他", REQUESTS, "?其他 ?其他情形 ?其他原因 ?其他情况"),
    part(
        "requests.withdrawn",
        "申请人撤回",
        REQUESTS,
        "申请人撤回 申请人主动撤回 申请人自愿撤回 申请人自行撤回 申请人撤销 自行撤回 自愿撤回 撤回而终止办理 主动撤回 主动撤回申请 撤回申请 ?撤回 主动撤销 主动撤销申请 撤销申请 主动取消 主动取消申请 取消申请 答复前撤回 答复前主动撤回 办结前撤回 办理过程中撤回 办理过程中主动撤回 办理期间撤回 补正后撤回",
    )
    .in_halves(WITHDRAWN)
    .ending_in("而终止办理 而终止 终止办理 的申请"),
    part("requests.*.natural_person", "自然人", REQUESTS, "自然人 自然人申请 ?公民 ?个人 ?公民个人 ?自然人个人 ?公民自然人 ?普通公民")
        .ending_in(APPLICANT),
    part("requests.*.enterprise", "商业企业", REQUESTS, "商业企业 ?企业 ?企业法人 ?企业单位 ?公司 ?商业公司 ?企业公司 ?工商企业 ?商业企业法人")
        .ending_in(APPLICANT),
    part("requests.*.research_institution", "科研机构", REQUESTS, "科研机构 科研院所 ?研究机构 ?科研单位")
        .ending_in(APPLICANT),
    part("requests.*.public_interest_org", "社会公益组织", REQUESTS, "社会公益组织 公益组织")
        .ending_in(APPLICANT),
    part("requests.*.legal_service_org", "法律服务机构", REQUESTS, "法律服务机构 律师事务所 ?律所 ?法律机构 法律服务所 法律援助机构")
        .ending_in(APPLICANT),
    part(
        "requests.*.organizations",
        "法人或其他组织",
        REQUESTS,
        "法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人、其他组织 法人与其他组织 法人以及其他组织 \
         法人或其它组织 法人和其它组织 法人及其它组织 法人组织 法人申请 法人单位 ?法人 ?单位法人 ?法人机构 企业、社会组织 企业及其他组织 企业和其他组织 企业或其他组织 企业或者其他组织 企业、其他组织 ?单位申请 ?单位申请人 ?单位提出 ?单位提交 ?法人提交 ?法人提出 ?法人及组织 ?组织机构 ?法人和组织 ?法人或组织 法人（其他组织） 法人/其他组织 法人（或其他组织） ?企业法人或其他组织 ?企事业单位",
    )
    .ending_in(APPLICANT),
    part("requests.*.other", "其他", REQUESTS, "?其他 ?其他申请 ?其他申请人"),
    part(
        "requests.by_channel.in_person",
        "当面申请",
        REQUESTS,
        "当面申请 现场申请 当面提交 当面递交 现场提交 当面受理 ?当面 ?现场 ?亲自 ?亲自前来 ?亲自到场 ?前来 ?窗口 ?现场窗口 ?服务窗口 ?上门 ?到访 ?来访申请 ?来访 ?当场 ?现场递交 ?窗口申请 ?窗口提交 ?口头 ?现场受理 当面形式 当面方式 ?窗口受理 ?直接到窗口 来人申请 上门申请 ?到场 ?来人 ?柜台 ?现场申请表",
    ),
    part(
        "requests.by_channel.online",
        "网络申请",
        REQUESTS,
        "政府信息公开网络申请 政府信息公开网上申请 信息公开网络申请 信息公开网上申请 网络申请 网上申请 在线申请 网络提交 网上提交 线上申请 网站申请 平台申请 在线提交 线上提交 ?电子表单 ?在线平台 ?网上平台 ?线上平台 ?网上申请平台 网络渠道 ?网络 ?网上 ?在线 ?线上 ?线上系统 ?互联网 ?政府网站 ?门户网站 ?网站 \
         ?政府门户网站 ?网络平台 ?信息公开平台 ?政府信息公开平台 ?依申请公开平台 ?依申请公开系统 互联网申请 网络平台申请 网上平台申请 在线平台申请 ?电子化 ?网络途径 ?网络方式 ?网络形式 ?网络系统 ?互联网渠道 ?互联网平台 ?信息公开系统 ?政府信息公开系统 ?网络在线 ?网上在线 ?门户网站依申请公开平台 ?官网 ?依申请公开栏目 ?依申请公开专栏 ?电子政务平台 政府网站申请 门户网站申请 电子化申请 ?网络表单 ?在线申请系统 ?网上申请系统 ?在线申请平台 ?一体化平台 ?政务服务平台",
    ),
    part(
        "requests.by_channel.mail",
        "信函申请",
        REQUESTS,
        "信函申请 ?来信 ?邮递 ?EMS ?邮政EMS ?来函申请 邮寄申请 信件申请 来信申请 书信申请 邮政申请 ?来函 ?邮政特快专递 ?特快专递 ?邮政快递 ?快递 ?挂号信 ?信函 ?信函邮寄 ?邮寄 ?信件 ?邮政 ?邮政寄送 ?邮政寄递 ?信函寄递 ?书信 ?邮寄信函 ?信函寄送 ?函件 ?邮件快递 ?邮寄快递 ?快递邮寄 ?信函快递 ?信函方式 ?邮寄方式 邮件申请表邮寄 函件申请 快递申请 挂号信申请 邮政快递申请 信函邮寄申请 邮寄信函申请 书面邮寄 ?书面信函",
    ),
    part("requests.by_channel.fax", "传真申请", REQUESTS, "传真申请 ?传真"),
    part("requests.by_channel.email", "电子邮件申请", REQUESTS, "电子邮件申请 电子邮箱申请 邮箱申请 ?电子邮件 ?电子邮箱 ?邮件 ?邮箱 ?电邮 ?公开邮箱"),
    noun("remedies.reconsideration", "行政复议", RECONSIDERATION, SUITS).or_none("零复议 零行政复议"),
    noun("remedies.litigation", "行政诉讼", LITIGATION, SUITS).or_none("零诉讼 零行政诉讼"),
    noun("remedies.litigation_direct", "未经复议直接起诉", &[Topic::Direct], SUITS),
    noun("remedies.litigation_after_reconsideration", "复议后起诉", &[Topic::After], SUITS),
    part(
        "remedies.*.upheld",
        "结果维持",
        REMEDIES,
        "结果维持 维持 予以维持 维持原行政行为 维持具体行政行为 维持原决定 被维持 维持结果 维持具体行政行为或者驳回原告诉讼请求 \
         维持具体行政行为或驳回原告诉讼请求 决定维持 维持我局决定 维持原答复 维持原答复意见 维持决定 作出维持决定 维持原具体行政行为 维持行政行为 维持答复 维持原判 判决维持 裁定维持",
    )
    .in_halves(UPHELD),
    part(
        "remedies.*.corrected",
        "结果纠正",
        REMEDIES,
        "?撤销 ?被撤销 结果纠正 纠正 被纠正 予以纠正 纠错 依法纠错 被依法纠错 被纠错 纠正结果 责令纠正 被责令纠正 依法纠正 结果被纠正",
    )
    .in_halves(CORRECTED)
    .or_none("零纠正 零纠错"),
    part("remedies.reconsideration.corrected", "结果纠正", RECONSIDERATION, "?撤销 ?被撤销 ?撤销原决定 ?撤销原答复 ?撤销原行政行为 ?撤销具体行政行为 ?责令重新答复 ?责令限期重新答复 ?撤销并责令重新答复 ?撤销并责令限期重新答复 ?被责令重新答复 ?确认违法 ?被确认违法 ?责令重新作出答复 ?责令限期答复 ?责令履行 ?被责令履行 ?责令履行职责 ?被责令履行职责 ?撤销或责令履行 ?被撤销或责令履行 ?撤销或变更 ?被撤销或变更 ?撤销或确认违法 ?被撤销或确认违法").or_none("零撤销"),
    part(
        "remedies.litigation.upheld",
        "结果维持",
        LITIGATION,
        "维持或驳回原告诉讼请求 维持或者驳回原告诉讼请求 维持或驳回诉讼请求 维持或者驳回诉讼请求 驳回诉讼请求 驳回原告诉讼请求 判决驳回诉讼请求 判决驳回原告诉讼请求 判决驳回 驳回原告诉求 驳回原告诉讼 驳回原告起诉 驳回起诉",
    )
    .in_halves(DISMISSED),
    part("remedies.litigation.corrected", "结果纠正", LITIGATION, "败诉 被判败诉").or_none("零败诉"),
    part("remedies.*.other", "其他结果", REMEDIES, "其他结果 ?其他情形 ?其他处理 ?其他"),
    part(
        "remedies.*.pending",
        "尚未审结",
        REMEDIES,
        "尚未审结 未审结 正在审理 正在审理中 审理中 尚在审理 尚在审理中 仍在审理 仍在审理中 未结案 尚未结案 尚未判决 未判决 尚未宣判 尚未开庭 等待判决 等待开庭 待判决 待审结 待开庭 未结 尚未结 尚未审理终结 在审 在审理 在审理中 仍在审 处于审理中 审理过程中 ?尚未办结 ?未办结 \
         ?正在办理 ?正在办理中 ?尚在办理 ?办理中 尚在审理过程中 正在审理过程中 正处于审理阶段 审理阶段 等待审理 正在诉讼中 正在复议中 未开庭 未开庭审理 尚未开庭审理 未审理 尚未审理 未作出判决 尚未作出判决 尚未裁决 未裁决 未宣判 正在审查 ?未作出决定 待审理 暂未审结 还未审结 仍未审结 暂未判决 暂未结案 还在审理 审理未结 ?未决 未判 ?未办理完毕 还在审理中 现正在审理 尚无结果 尚未作出决定 尚未办理完毕 尚未有结果",
    )
    .in_halves(PENDING),
    verb("proactive.*.made", "本年制发件数", NORMS, "制发 制定 新制定 新增 出台 印发 制作 新制作 发布 制定发布 新制发 制订 新出台 新印发 制定出台 制定印发 起草出台 本年制发 年内制发 颁布 新颁布 颁布实施 审议通过", DOCUMENTS)
    .in_2019("proactive.*.newly_made"),
    verb("proactive.*.newly_disclosed", "本年新公开数量", NORMS, "新公开 本年新公开 新公开数量 本年新公开数量", DOCUMENTS)
    .only_2019(),
    verb("proactive.*.total_disclosed", "对外公开总数量", NORMS, "对外公开总数 对外公开总数量 对外公开总量", DOCUMENTS)
    .only_2019(),
    verb("proactive.*.repealed", "本年废止件数", NORMS, "废止 清理废止 清理并废止 集中废止 宣布废止 废止失效 废止和失效 废止或失效 废止及失效 废止、失效 废止和宣布失效 废止或宣布失效 废止或者宣布失效 宣布失效和废止 宣布失效或废止 宣布失效、废止 失效和废止 失效或废止 失效、废止 明令废止 予以废止", DOCUMENTS),
    verb("proactive.*.in_force", "现行有效件数", NORMS, "现行有效 继续有效 有效 保留 现行 目前有效 保留继续有效", DOCUMENTS),
    verb(
        "proactive.*.decisions",
        "本年处理决定数量",
        DECIDED,
        "作出 作出决定 处理决定 处理决定数量 处理决定数 决定数量 决定 办理 实施 办结 处理 作出处理 作出处理决定 办理决定 采取",
        DECISIONS,
    ),
    noun("proactive.fees.amount", "行政事业性收费金额", &[Topic::Fees], MONEY),
    noun("proactive.procurement.items", "采购项目数量", &[Topic::Procurement], "个 项 件 宗 次"),
    noun("proactive.procurement.amount", "采购总金额", &[Topic::Procurement], MONEY),
    verb("disclosure.total", "主动公开政府信息数", DISCLOSURE, "主动公开 信息发布总数 信息发布量 信息发布数 信息发布总量 信息公开总数 信息公开总量 信息公开量 信息公开数 信息公开条数 公开信息总数 公开信息总量 发布信息总数 发布信息总量 主动公开量 主动公开数 主动公开总数 主动公开数量 主动公开总量 ?新增 ?新公开 ?公开 ?发布 ?公布 ?公开发布 ?发布公开 ?更新公开 ?公开更新 ?主动发布 ?采编发布 ?审核发布 ?编辑发布 ?采写发布 ?采集发布 ?对外公布 ?新增公开", ITEMS),
    part(
        "disclosure.website",
        "政府网站公开政府信息数",
        DISCLOSURE,
        "官网 网站 门户子站 网站子站 部门子站 政府网站子站 门户网站子站 政务网 政府网 政府信息网 信息网 信息网上 信息公开网 信息公开平台 政府信息公开网 政府信息公开网站 信息公开网站 \
         政府信息公开平台 政府信息公开专栏 信息公开专栏 政务公开网 政务公开网站 政务公开平台 政务公开专栏 政府信息公开系统 信息公开系统 \
         政府信息公开目录系统 信息公开目录系统 政府信息公开目录平台 政府信息公开栏目 信息公开栏目 政务公开栏目 政府信息公开专网 \
         政府信息公开专区 政务信息公开平台 政府信息公开目录网 法定主动公开平台 ?网上",
    )
    .in_halves(SITES),
    part(
        "disclosure.wechat",
        "政务微信公开政府信息数",
        DISCLOSURE,
        "微信公众号 服务号 订阅号 政务微信公众号 政务微信 微信 微信公众平台 公众号 微信平台 微信订阅号 官方微信 官方微信公众号 官方公众号 政务公众号 政务微信平台 微信公众账号 政务微信公众平台 官微 微信号 政务微信号 官方微信号 微信公号 微信服务号 公众微信 公众微信号 微信公众服务号 微信官方公众号 政务微信订阅号 官方微信公众平台",
    )
    .counted("条 件 篇 期 次 份 则"),
    part("disclosure.weibo", "政务微博公开政府信息数", DISCLOSURE, "政务微博 微博 官方微博 新浪微博 微博平台 政务微博平台 腾讯微博 政府微博 新浪政务微博 官方政务微博 微博账号"),
    part(
        "disclosure.new_media",
        "政务新媒体公开政府信息数",
        DISCLOSURE,
        "政务新媒体 新媒体 新媒体平台 政务新媒体平台 新媒体账号 政务新媒体账号 政务新媒体矩阵 新媒体矩阵 各类新媒体 移动新媒体 两微一端 “两微一端” “两微”平台 “两微” “两微一端”平台 两微一端平台 “两微一端”等新媒体 两微一端等新媒体",
    ),
    part("disclosure.gazette", "政府公报公开政府信息数", DISCLOSURE, "政府公报 公报"),
    part("disclosure.other", "其他方式公开政府信息数", DISCLOSURE, "新闻媒体及其他方式 其他媒体 其他方式 其他渠道 其他途径 其他形式 其他方式和渠道 其他渠道和方式 其他平台 其他载体 其他方式途径"),
    noun("interpretation.total", "政策解读", &[Topic::Interpretation], "条 篇 件 个 份 次 期 则 部 项 幅 场"),
    noun("responses.total", "回应关切", &[Topic::Responses], "条 次 件 个 起 项"),
    noun("press_conferences", "新闻发布会", &[Topic::Press], "场 次 期 个"),
    noun("hotline.cases", "热线、信箱受理", &[Topic::Hotline], "件 条 个 次 起 宗 项 封 件次 通"),
    noun("new_media.accounts", "政务新媒体账号", &[Topic::NewMedia], "个 家"),
    noun("gazette.issues", "政府公报", &[Topic::Gazette], "期"),
    noun("visits", "网站访问量", &[Topic::Visits], "次 人次"),
    noun("training.sessions", "培训", &[Topic::Training], "次 期 场 个 班 批"),
    part("training.people", "培训人员", &[Topic::Training], "?参加 ?与会 参训 ?参会 ?参训受众 受训 接受培训 参训人员 培训人数 参训人数 ?参加人数 ?培训人员 ?参加人员 ?覆盖 参加培训 参加培训人员 参加培训人数 受训人员 受训人数 参培 参培人员 接受培训人员 接受培训人数 ?培训人次 参训人次 ?参会人员 ?参会人数 ?培训对象 ?学员 参训学员 培训学员 ?轮训人员")
        .ending_in("数")
        .counted("人 人次 名")
        .by(By::NounOrPart),
    noun("complaints", "举报投诉", &[Topic::Complaints], "件 起 次 条 宗 例").or_none("零投诉 零举报 零投诉举报"),
    noun("fees.information_processing", "信息处理费", &[Topic::Processing], MONEY)
        .or_none("无收费 均无收费 未有收费 不收取费用 不收取信息处理费 没有收取费用 没有收取相关费用 没有收取过费用 没有收取过任何费用 未产生费用 未产生任何费用 未产生相关费用 未收费 均未收费 没有收费 \
             不收取任何费用 没有收取申请人任何费用 没有收取申请人费用 未收取其他费用 未收取任何形式的费用 未收取任何形式费用 未收取任何费用 未收取费用 未收取相关费用 没有收取任何费用 未收取过任何费用 未收取申请人任何费用 未收取申请人费用"),
];

#[cfg(test)]
mod tests {
    use super::super::topic::NOUNS;
    use super::*;
    use crate::form::Address;

    #[test]
    fn a_measure_of_a_table_is_a_row_or_a_cell() {
        for measure in MEASURES {
            let group = ["refused", "unavailable", "declined", "other"].map(|group| format!("requests.{group}"));
            let prose = ["organizations", "withdrawn", "by_channel", "remedies.litigation", "fees.information"];
            let of_table = ["requests.", "remedies.", "proactive."].iter().any(|table| measure.id.starts_with(table));
            if !of_table || group.iter().any(|id| id == measure.id) || prose.iter().any(|id| measure.id.contains(id)) {
                continue;
            }
            for id in measure.ids() {
                let known = |id: &str| id.parse::<Address>().is_ok();
                assert!(known(&id) || id.contains("litigation."), "{id} is no row or cell");
            }
        }
    }

    #[test]
    fn every_measure_can_be_named() {
        for measure in MEASURES {
            let named = measure.topics.iter().all(|topic| NOUNS.iter().any(|nouns| nouns.topic == *topic));
            let by_noun = measure.is_named_by_noun();
            assert!(!by_noun || named, "{}: no noun of its topic", measure.id);
            assert!(by_noun || !measure.heads.is_empty() || !measure.none.is_empty(), "{}: no words", measure.id);
            assert!(!measure.counters.is_empty() && !measure.term.is_empty(), "{}", measure.id);
        }
        assert!(MEASURES.len() < 128, "a set of measures has 128 bits, the last of them for channels that none counts");
    }
}
