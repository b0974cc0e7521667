//! What prose is about, and the nouns that say so.

/// What a sentence is about. A measure belongs to one or more of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Requests,
    Reconsideration,
    Litigation,
    Direct,
    After,
    Rules,
    Normative,
    Licensing,
    Penalties,
    Coercion,
    Fees,
    Procurement,
    Disclosure,
    Interpretation,
    Responses,
    Press,
    Hotline,
    NewMedia,
    Gazette,
    Visits,
    Training,
    Complaints,
    Processing,
    /// 咨询, 建议: what is asked or proposed, not applied for.
    Voices,
    /// What reports count too and no measure is of.
    Other,
    /// Something that a figure is of and that no word here names.
    Unknown,
}

impl Topic {
    /// How many there are.
    pub const COUNT: usize = Topic::Unknown as usize + 1;

    /// Decisions are made of it.
    pub fn is_decided(self) -> bool {
        matches!(self, Topic::Licensing | Topic::Penalties | Topic::Coercion)
    }

    /// What a sentence counts in several ways, each with a counter of its own: 培训2期，共120人.
    pub const CONTINUED: [Topic; 4] = [Topic::Training, Topic::Processing, Topic::Procurement, Topic::Gazette];
}

/// The nouns of a topic.
pub(super) struct Nouns {
    pub topic: Topic,
    /// A `?` marks a word that says nothing where an unknown word stands before it: 申请 alone may be one for a licence.
    words: &'static str,
    /// What each of them may begin with.
    stems: &'static str,
    /// What each of them may end in: 申请件, 申请数量.
    tails: &'static str,
}

impl Nouns {
    /// Every noun, with its mark.
    pub fn all(&self) -> impl Iterator<Item = String> {
        let stems = self.stems;
        tailed(self.words, self.tails).flat_map(move |word| {
            let stemmed = stems.split_whitespace().map({
                let word = word.clone();
                move |stem| [stem, &word].concat()
            });
            let alone = stems.is_empty().then_some(word);
            alone.into_iter().chain(stemmed)
        })
    }
}

/// Words alone and with each of their tails.
pub(super) fn tailed(words: &'static str, tails: &'static str) -> impl Iterator<Item = String> {
    let tails = move || std::iter::once("").chain(tails.split_whitespace());
    words.split_whitespace().flat_map(move |word| tails().map(move |tail| [word, tail].concat()))
}

const fn nouns(topic: Topic, words: &'static str, tails: &'static str) -> Nouns {
    Nouns { topic, words, stems: "", tails }
}

/// Words that each begin with one of some stems: 政府信息公开, 依申请公开 … of 申请, 的申请.
const fn composed(topic: Topic, stems: &'static str, words: &'static str, tails: &'static str) -> Nouns {
    Nouns { topic, words, stems, tails }
}

/// How a suit is brought.
const SUED: &str = "起诉 提起诉讼 提起行政诉讼 提起的诉讼 提起的行政诉讼 向法院起诉 向人民法院起诉 向法院提起诉讼 向人民法院提起诉讼 \
                    向法院提起行政诉讼 向人民法院提起行政诉讼 诉至法院";

/// The nouns of each topic; those of one topic may stand in several entries, by their tails.
pub(super) static NOUNS: &[Nouns] = &[
    composed(
        Topic::Requests,
        "政府信息公开 信息公开 政务公开 政务信息公开 依申请公开 依申请公开政府信息 依申请公开信息 依申请公开政府信息公开 \
         政府信息依申请公开 政府信息公开依申请公开 依申请信息公开 政府信息 政务信息 公开 公开政府信息 公开信息 主动公开政府信息 获取政府信息 \
         政府信息公开依 信息公开依 政务公开依",
        "申请 类申请 的申请 方面的申请 事项的申请",
        "件 事项 案件 信件 量 数 数量 件数 总数 总量 登记量 登记数 受理情况 办理情况 答复情况 处理情况",
    ),
    nouns(
        Topic::Requests,
        "依申请公开 依申请公开政府信息 依申请公开信息 依申请公开政务信息 政府信息依申请公开 政府信息公开依申请 依申请信息公开 依申请 依申请公开政府信息公开 \
         依申请公开工作 信息依申请公开 政务公开依申请 信息公开依申请 申请依申请公开",
        "件 业务 事项 案件 信件 数量 量 件数 案 办件 办理件 件数量 总量 总数 总件数",
    ),
    nouns(
        Topic::Requests,
        "申请答复情况 申请受理情况 申请办理情况 申请处理情况 申请办结情况 政府信息公开办件 信息公开办件 政府信息公开办理件 依申请公开办件",
        "件 事项 案件 信件 量 数 数量 件数 总数 总量 总件数",
    ),
    // 收到要求公开征地信息的申请
    nouns(Topic::Requests, "?要求公开 ?要求获取", ""),
    // 申请事项 alone is what is applied for at a counter
    nouns(Topic::Requests, "?申请", "件 案件 信件 量 数 数量 件数 总数 总量 总件数"),
    nouns(
        Topic::Requests,
        "政府信息公开申请表 信息公开申请表 依申请公开申请表 政府信息公开申请书 信息公开申请书 依申请公开申请书 ?申请书 ?申请表",
        "",
    ),
    nouns(
        Topic::Requests,
        "申请公开政府信息 申请公开信息 申请公开政务信息 申请获取政府信息 申请获取信息 申请信息公开 申请政务公开 申请政府信息公开 申请政府信息 要求公开政府信息 要求提供政府信息 \
         要求获取政府信息 要求公开信息 申请公开",
        "事项 的事项 件 的申请",
    ),
    nouns(Topic::Reconsideration, "行政复议", "案件 案 申请 事项 件 数 量 数量 案件数 案件数量"),
    nouns(
        Topic::Reconsideration,
        "复议结果 行政复议结果 被申请行政复议 申请行政复议 提起行政复议 复议案件 申请复议 提起复议 被申请复议 被提起复议 ?复议 ?被复议 ?复议申请",
        "",
    ),
    nouns(Topic::Litigation, "行政诉讼", "案件 案 事项 件 数 量 数量 案件数 案件数量"),
    nouns(
        Topic::Litigation,
        "诉讼结果 行政诉讼结果 提起行政诉讼 被提起行政诉讼 诉讼案件 ?诉讼 ?提起诉讼 ?应诉案件 ?应诉 ?被诉 ?被诉讼 ?被诉案件 ?被提起诉讼 ?被起诉 ?起诉 ?向法院起诉 ?向人民法院起诉 ?向法院提起诉讼 ?向人民法院提起诉讼 ?诉至法院 ?诉至人民法院 ?行政应诉案件 行政复议后行政诉讼",
        "",
    ),
    composed(
        Topic::Direct,
        "未经复议直接 未经行政复议直接 未经复议 未经行政复议 未经复议程序直接 未经复议程序 未经复议径行 不经复议 不经复议直接 不经复议径行 未复议直接 未申请复议直接 径行 径直 直接",
        SUED,
        "案件 的 的案件 的行政诉讼 的行政诉讼案件",
    ),
    nouns(Topic::Direct, "直诉 直接诉讼 径行诉讼 直接行政诉讼", "案件"),
    composed(
        Topic::After,
        "复议后 经复议后 行政复议后 经行政复议后 复议后再 经复议后再 先复议后",
        SUED,
        "案件 的 的案件 的行政诉讼 的行政诉讼案件",
    ),
    nouns(Topic::Rules, "规章 政府规章 地方政府规章 部门规章", ""),
    nouns(Topic::Normative, "规范性文件 行政规范性文件", ""),
    nouns(
        Topic::Licensing,
        "行政许可",
        "事项 案件 数 数量 类事项 类案件 业务 件 办件 办件量 办件总量 办理量 办理数 办理数量 处理数量 决定 决定书 处理决定数量",
    ),
    nouns(Topic::Penalties, "行政处罚", "事项 案件 数 数量 件 办件 办件量 办理件 办理量 办理数 办理数量 处理数量"),
    nouns(Topic::Licensing, "?许可决定 ?许可决定书 ?准予许可决定", ""),
    nouns(Topic::Penalties, "?处罚决定 ?处罚决定书", ""),
    nouns(
        Topic::Coercion,
        "行政强制 行政强制措施 行政强制执行",
        "事项 案件 数 数量 件 办件 办件量 办理件 办理量 办理数 办理数量 处理数量",
    ),
    nouns(Topic::Fees, "行政事业性收费", "金额 总额 总金额 收费金额 收入 项目"),
    nouns(Topic::Fees, "收费金额 收费总金额 收费总额 年收费金额 本年收费金额", ""),
    nouns(Topic::Procurement, "政府集中采购 ?采购", "项目 总金额 金额 项目数 项目数量"),
    nouns(
        Topic::Interpretation,
        "政策解读 权威解读 政策文件解读 政策性文件解读 文件解读 解读政策 解读政策文件 解读文件 政策解读类 配套解读 同步解读 配套政策解读 配套文件解读 政策配套解读 政策性解读 政策及解读 重要政策解读 规范性文件解读 行政规范性文件解读 规章解读 政策法规解读 法律法规解读 法规解读 法规政策解读 惠民政策解读 惠企政策解读 重要文件解读 重大政策解读 重点政策解读 相关政策解读 政策图解 政策图文解读 ?解读 ?解读类",
        "信息 活动 材料 稿件 稿 文章 产品 方案 数 数量 材料数量 稿件数 稿件发布数 信息发布总数 信息发布量 信息发布数 信息发布数量 信息发布总量 发布量 发布数 发布数量 产品数量 图解 长图 视频 短视频 图文 作品 动漫",
    ),
    nouns(Topic::Interpretation, "解读材料 解读稿件 解读产品", "数量 发布总数 发布数"),
    nouns(
        Topic::Responses,
        "发布回应信息 回应类信息 回应关切信息 回应社会关切信息 回应关切 舆情回应 舆情主动回应 政务舆情回应 热点回应 关切回应 社会关切回应 作出回应 ?回应问题",
        "",
    ),
    nouns(
        Topic::Press,
        "新闻发布会 政策新闻发布会 例行新闻发布会 例行发布会 专题新闻发布会 专题发布会 新闻发布会、吹风会 新闻发布会、政策吹风会 新闻发布会、政策例行吹风会 新闻发布会和政策吹风会 新闻发布会及政策吹风会 新闻发布会及通气会 新闻发布会和通气会 新闻发布会及新闻通气会 新闻发布会和新闻通气会 新闻发布会、新闻通气会 新闻发布会（通气会） 新闻发布会（吹风会） 政策吹风会、新闻发布会 吹风会、新闻发布会 政策吹风会和新闻发布会 政策吹风会及新闻发布会 新闻通气会、新闻发布会 ?发布会",
        "次数 总次数 场次 场数 数量",
    ),
    composed(
        Topic::Hotline,
        "省长 市长 州长 盟长 旗长 县长 区长 镇长 乡长 局长 厅长 主任 部长 处长 所长 校长 院长 书记 市委书记 县委书记 区委书记 董事长 总经理 主席 行长 \
         领导 部门 政务 政府 政府服务 便民服务 民生 百姓 群众 网上 公众 互动 一把手",
        "信箱 热线 邮箱 电子信箱 留言板 公开电话 信箱来信 信箱信件 信箱留言 热线诉求 热线工单 热线来电 热线电话",
        "",
    ),
    nouns(
        Topic::Hotline,
        "热线办理 热线受理 热线办理量 热线受理量 12345热线办理 领导留言板 地方领导留言板 人民网留言 网上留言 网站留言 政府网站留言 门户网站留言 政府门户网站留言 官网留言 在线留言 网络留言 网上诉求 民生诉求 群众来信来电",
        "",
    ),
    nouns(
        Topic::Hotline,
        "12345 12345热线 12345政务服务热线 12345政务服务便民热线 12345政府服务热线 12345市民热线 12345市民服务热线 \
         12345政务热线 12345平台 政务服务热线 政务服务便民热线 政务热线 市民热线 便民热线 市长热线 县长热线 区长热线 市长信箱 \
         县长信箱 区长信箱 领导信箱 书记信箱 书记市长信箱 书记县长信箱 书记区长信箱 书记镇长信箱 镇长信箱 局长信箱 网民留言 群众留言 网友留言 群众诉求 市民诉求 企业群众诉求 诉求 诉求事项 各类诉求 各类诉求事项 \
         热线工单 工单",
        "事项 承办件 办件 办理件 邮件 栏目 转办件 交办件 转办 交办 派单 派件 转办工单 交办工单",
    ),
    nouns(
        Topic::Hotline,
        "12345 12345热线 12345平台 12345政务服务便民热线 政务服务便民热线 市民热线 便民热线 政务热线",
        "件 来电 诉求 派单 派件 转派工单 交办件 转办件 转办工单 交办工单 平台转办工单",
    ),
    nouns(
        Topic::NewMedia,
        "政务新媒体 政务新媒体账号 新媒体账号 新媒体 公众号 微信公众号 政务微信公众号 政务微博 官方微博 政务微信 政务账号 政务新媒体矩阵 新媒体矩阵 ?账号",
        "账号",
    ),
    nouns(Topic::Gazette, "公报 政府公报", ""),
    composed(
        Topic::Visits,
        "专栏 专栏页面 页面 网页 网站页面 栏目",
        "访问 总访问 累计访问 年访问 年度访问 全年访问 浏览 总浏览 累计浏览 点击 总点击 累计点击 被访问 页面访问",
        "量 总量 次数 总次数 人次 总人次 率 数",
    ),
    nouns(
        Topic::Visits,
        "?点击 ?累计点击 网站年点击 年点击 网站年浏览 年浏览 网站全年点击 ?访问 总访问 页面访问 年访问 年度访问 网站年访问 网站年度访问 网站访问 网站总访问 网站页面访问 累计访问 专栏访问 专栏页面访问 ?浏览 总浏览 网站浏览 网站总浏览 \
         页面浏览 网站页面浏览 总点击 网站点击 信息网点击 公众信息网点击 公众点击 群众点击 政府网站点击 门户网站点击 政府门户网站点击 官方网站点击 官网点击 网站总点击 页面点击 浏览点击",
        "量 总量 次数 总次数 人次 总人次 率 数",
    ),
    nouns(
        Topic::Training,
        "业务轮训 业务培训 专题培训 集中培训 线上培训 政务公开培训 政务公开业务培训 政务公开工作培训 政务公开专题培训 信息公开培训 \
         信息员培训 联络员培训 信息联络员培训 信息公开员培训 业务骨干培训 政务信息培训 信息公开业务培训 信息公开工作培训 政府信息公开培训 政府信息公开业务培训 政府信息公开工作培训 ?培训 ?轮训 ?以会代训",
        "班 会 会议 活动 讲座",
    ),
    composed(
        Topic::Training,
        "政务公开 政府信息公开 信息公开 政务公开工作 政府信息公开工作 信息公开工作 政务公开业务 信息公开业务 条例 依申请公开",
        "讲座 专题讲座 知识讲座 专题辅导 业务讲座 专题授课",
        "",
    ),
    nouns(Topic::Complaints, "举报 投诉 举报投诉 投诉举报 申诉", "案件 数 数量"),
    nouns(
        Topic::Processing,
        "信息处理费 政府信息公开信息处理费 政府信息处理费 信息公开处理费 政府信息公开收费 信息公开收费 依申请公开收费 政府信息公开费用 信息公开费用 依申请公开费用 \
         依申请公开信息处理费 政府信息公开处理费 依申请公开信息收取的费用 依申请公开信息收费 依申请公开信息的收费 依申请公开政府信息收费 依申请公开政府信息的收费",
        "用 金额 总额 总金额 收入 收费 收取金额 收费金额 收取总额",
    ),
    composed(
        Topic::Processing,
        "政府信息公开 信息公开 政府信息公开申请 信息公开申请 依申请公开 依申请公开政府信息",
        "收费和减免 收费及减免 收费与减免 收费、减免 收费减免",
        "情况",
    ),
    nouns(Topic::Processing, "?任何费用 ?相关费用", ""),
    // platforms that carry all that an organ discloses
    nouns(Topic::Disclosure, "信息公开网 信息公开平台 政府信息公开网 政府信息公开平台 政务公开网 政务公开平台", ""),
    nouns(
        Topic::Voices,
        "建议 提案 议案 建议提案 人大建议 人大代表建议 代表建议 政协提案 委员提案 意见建议 来信 来访 来信来访 来电 咨询 咨询件 留言 \
         在线访谈 访谈 图解 问卷 征集 视频号 微信视频号 抖音 抖音号 快手号 头条号 今日头条",
        "",
    ),
    nouns(
        Topic::Other,
        "举报电话 投诉电话 举报热线 投诉热线 投诉举报电话 举报投诉电话 举报投诉热线 投诉举报热线 举报信箱 举报平台 投诉举报平台 信访 信访件 信访事项 独立用户访问总量 行政应诉 行政审批 民事诉讼 刑事诉讼 调解 涉法涉诉",
        "",
    ),
];

/// Who decides of a topic: what they did is told behind them.
pub(super) static JUDGES: &[(Topic, &str)] = &[
    (Topic::Reconsideration, "复议机关 行政复议机关 被复议机关 被行政复议机关"),
    (Topic::Litigation, "法院 人民法院 一审 二审 终审"),
];

/// What 回应 may have as its object; with one of the last four it is the noun of [`Topic::Responses`].
pub(super) static CONCERNS: &[&str] = &[
    "发布",
    "公众",
    "社会",
    "群众",
    "各界",
    "网络",
    "互联网",
    "媒体",
    "企业",
    "市民",
    "市场",
    "突发",
    "网民",
    "网友",
    "民生",
    "重大",
    "政务",
    "的",
    "及",
    "和",
    "与",
    "或",
    "、",
    "问题",
    "事项",
    "事件",
    "话题",
    "难点",
    "焦点",
    "涉及",
    "关心",
    "关切",
    "关注",
    "热点",
    "舆情",
];

/// The key of the row that a topic is, for the `*` of an id.
pub(super) fn key(topic: Topic) -> &'static str {
    match topic {
        Topic::Reconsideration => "reconsideration",
        Topic::Litigation => "litigation",
        Topic::Direct => "litigation_direct",
        Topic::After => "litigation_after_reconsideration",
        Topic::Rules => "rules",
        Topic::Normative => "normative_documents",
        Topic::Licensing => "licensing",
        Topic::Penalties => "penalties",
        Topic::Coercion => "coercion",
        _ => "new_received",
    }
}
