//! The words of the language around figures, each in one class, and the index of all words.

use super::measure::By;
use super::measures::MEASURES;
use super::topic::{JUDGES, NOUNS, Topic};
use crate::model::Precision;
use crate::tree::Tree;
use std::sync::LazyLock;

/// A set of measures, by their places in [`MEASURES`].
pub(super) type Set = u128;

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Names a topic or a measure.
    Term,
    /// 政府信息: what is disclosed. 信息 alone may be some of it.
    Info,
    /// A name in quotation marks.
    Name,
    /// 推送, 文章: what a channel does; says nothing without one.
    Post,
    /// Stands between a head and its figure without changing what is meant.
    Filler,
    /// （含上年结转）: what is counted are new ones and old ones together.
    Carried,
    /// 全市, 各部门
    Everyone,
    /// 各乡镇, 市直部门: some of the organs, if nothing is joined to them.
    Some,
    /// 等: what follows sums up what went before.
    Etc,
    /// 全年: the report year.
    Now,
    /// 去年: the year before.
    Before,
    /// 上半年: a part of the year.
    Part,
    /// 市本级: a part of the organ.
    Own,
    /// 和, 及
    And,
    /// 其中, 含: a breakdown follows.
    Among,
    /// 另有, 其余, 结转 (2件至下年度): a figure right behind it is of what follows the figure.
    Besides,
    /// 分别
    Respectively,
    /// 各, 均: one figure for each of several heads.
    Each,
    /// 无, 没有
    No,
    /// 未, which needs a verb.
    Not,
    /// 发生, 引发
    Occur,
    /// 因, 由: what follows is the cause.
    Because,
    /// 较上年, 增加: a difference is no figure of this year.
    Compare,
    /// 占比: a rate follows.
    Share,
    /// 增至: from the figure before, which is another year's, to one of this year.
    To,
    /// 较, 比: a comparison if a year follows.
    Than,
    /// 计划: not done yet. 收办: new ones and old ones together. 日均: not of the year. 驳回: one of several results of
    /// the form.
    Void,
    /// 下一步: nothing of the sentence has been done yet.
    Plan,
    /// 政务公开: what everything here is about.
    Matter,
    /// 公示栏, 广播: where something is published that no measure counts.
    Place,
    /// Words that begin like others and mean something else.
    Opaque,
    /// 约, 近, 超过
    Approx(Precision),
}

static WORDS: &[(Class, &str)] = &[
    (
        Class::Info,
        "政府信息 政务信息 警务信息 涉税信息 税收信息 税费信息 税务信息 海关信息 原创信息 政府政务信息 政府信息数 政府信息数量 政府信息量 ?信息 ?信息数 ?信息数量 ?信息量 ?信息总数 ?信息总量",
    ),
    (
        Class::Post,
        "?博文 ?微博文章 发稿 刊稿 供稿 发布稿件 推发 刊播 播出 发表 更新 更新发布 更新信息 更新发布信息 发布作品 ?作品 录入 录入信息 登载信息 刊登信息 上传信息 登载 刊登 刊载 上传 转发 播发 播报 推出 推送 发文 发博 发帖 刊发 编发 承载 \
         ?推文 ?文章 ?稿件 ?图文 ?图文信息 ?消息 年推文 年推送 年发文 ?动态 ?内容 ?短视频 发送 推送信息 发布推文 信息更新量 信息更新数 信息更新总数 信息更新总量 信息推送量 信息推送数 更新量 发布量 年发布量 年度发布量 发布数 年发布数 发布数量 发布总量 发布总数 推送量 发稿量 发文量 发文数 推文量 \
         承担 公示 披露 刊布 挂网 放送 登出 推介 展示 贡献 资讯 ?资讯 编辑发布 采编发布",
    ),
    (
        Class::Filler,
        "厅机关自身 局机关自身 委机关自身 机关自身 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 经补正 经补正后 区分处理后 区分处理 经区分处理后 向 向申请人 除 除了 除去 备案 开通 开设 运营 现存 所有 上述 前述 以上所有 总共有 为主 虽 虽仅 虽然 仅仅 两级 三级 市县两级 市区两级 区街两级 县乡两级 区镇两级 原创 重要 相关 共 共计 合计 总计 累计 总共 计 总数 总量 总数量 总数为 总 数 数量 件数 条数 办件量 受理量 收件量 为 是 有 达 达到 多达 的 了 过 到 已 各类 各种 \
         各项 全部 情况 案件 案 依法 按时 按期 及时 均已 按规定 规范 准确 主动 新 仅 只 也 还 再 并于 中 其 继续 已经 具体 如期 予以 \
         向社会 面向社会 向公众 对外 全局 全委 全厅 全办 全院 \
         我市 我县 我区 我省 我州 我旗 我镇 我乡 我街道 我街 我局 我办 我委 我单位 我厅 我院 我处 我中心 我苏木 我部 我机关 我盟 \
         本机关 本单位 本局 本厅 本委 本办 本市 本县 本区 本省 本镇 本乡 本街道 本级政府 本部门 本行政机关 行政机关 属于 属 系 经 通过 利用 依托 借助 运用 以 在 于 共有 分 \
         方面 提出 提出的 提交 递交 方式 形式 渠道 途径 平台 直接 书面 年度 工作日 内 法定期限内 规定期限内 法定时限内 规定时限内 规定时间内 法定时间内 期限内 时限内 人民币 线上线下 线上、线下 线上和线下 答复结果 办理结果 处理结果 答复类型 办理类型 自行 一共 均由 来自 寄来 公众 社会公众 群众 市民 \
         申请人 人员 工作人员 干部 来 举办 召开 组织 开展 组织开展 组织召开 组织举办 制作 发出 出刊 编辑出版 编辑发行 出版 发行 出版发行 编印 刊印 目前 现 截至 截止 截至目前 任何 表单 金额 总金额 合计金额 保留 先后 先后共 者 凡 而言 来看 来说 举行 安排 召集 主办 整合后 清理后 整合清理后 清理整合后 规范整合后 清理规范后 优化整合后 归并后 反映问题 反映的问题 但 但有 而 仍 仍然 依然 绝大多数 大多数 绝大部分 大部分 多数 居多 较多 为多 主要 主要是 主要为 之中 另含 另含有 公开栏目 不含 不包括 不包含 未含 不计 同时 此外 陆续 实际 最终 局内 厅内 委内 院内 校内 办内 运行 运转 正常 平稳 正常运行 平稳运行 运行平稳 运转平稳 运行正常 运行良好 正常运转 正常更新 接听 编制 撰写 编写 寄送 寄递 次数 总次数 场数 份数 期数 篇数 个数 起数 宗数 \
         认真 积极 扎实 严格 高质量 高质高效 高效 高效率 高标准 圆满 顺利 有序 稳步 稳妥 稳妥有序 规范有序 深入 全面 大力 持续 进一步 着力 切实 妥善 统一 集中 定期 不定期 适时 精心 精心组织 周密 广泛 \
         依法依规 依规 依程序 依法定程序 按程序 按法定程序 按流程 按要求 按照要求 按照 依照 根据 规定 按照规定 按有关规定 按相关规定 按照有关规定 按照相关规定 严格依法 严格按照 严格依照 配发 配套 同步 配套发布 同步发布 逐件 逐一 逐条 快速 如实 全力 牵头 专门 联合 会同 我们 \
         则 则为 则有 则是 最多 最少 最高 居首 居首位 为首 居第一 居第一位 位居第一 排名第一 占多数 占大多数 占绝大多数 占绝大部分 占大部分 次之 居次 其次 其次是 其次为 再次 再次是 再次为 首次 首度 各自",
    ),
    (
        Class::Everyone,
        "厅机关各处室 局机关各处室 局机关各科室 委机关各处室 委机关各科室 机关各处室 机关各科室 各处室 各科室 厅机关及直属单位 局机关及直属单位 委机关及直属单位 机关及直属单位 全市 全县 全区 全省 全州 全旗 全镇 全乡 全街道 全系统 全自治区 全盟 各级 各部门 各单位 各级各部门 各级行政机关 \
         各行政机关 县域 市域 县域内 市域内",
    ),
    (
        Class::Some,
        "各分局 各区分局 各区县分局 各区县局 各县局 各县区局 各县市局 各县（区）局 各县（市）局 各县（市、区）局 各区（县）局 各区局 各基层局 各派出所 各支队 各大队 各分院 各分中心 各派出机构 各垂管单位 各驻区单位 各驻县单位 各驻市单位 各开发区 各功能区 各园区 各片区 各管委会 各社区 各村 各村（社区） 各村（居） 各村社区 各街 \
         所辖县（市、区） 所辖县市区 所辖县区 所辖区县 所辖各县（市、区） 所辖各县市区 所辖各县区 所辖各区县 所辖乡镇 所辖各乡镇 下辖县（市、区） 下辖各县（市、区） 下辖县市区 下辖各县市区 下辖乡镇 下辖各乡镇 镇街层面 街镇层面 乡镇层面 街道层面 镇级层面 部门层面 镇街 街镇 镇办 乡镇 乡镇街道 镇乡街道 乡镇和街道 镇街道 其他部门 其他单位 其他乡镇 其余部门 其余单位 其他县直部门 其他市直部门 其他区直部门 其他县（市、区） 各乡镇 各县区 各县市区 各市县区 各区县 各镇街 各街镇 各乡镇街道 各镇 各乡 各街道 各街道办事处 各县市 各市县 各市州 各盟市 各旗县 \
         各旗县区 各地市 各设区市 各县（市、区） 各市（县、区） 各区（县） 各县（区） 各县（市） 各区（市）县 各市（州） 各市（地） 各乡镇、街道 各镇、街道 各乡镇、各街道 各镇、各街道 各乡镇和街道 \
         各乡镇（街道） 各镇（街道） 各乡（镇） 各街道（镇） 各镇（街） 乡镇（街道） 镇（街道） 街道（镇） 街道（乡镇） 街（镇） 镇（街） 镇街（园区） 街镇（园区） 乡（镇） 县（市区） 县（市、区） 县（区） 区（县） 县（市） 市（县） 市（州） 州（市） 旗（县） 县（区、市） 旗县（市、区） 县（市）区 县区 区县 县市区 旗县区 \
         省直部门 市直部门 县直部门 区直部门 州直部门 省直单位 市直单位 县直单位 区直单位 省直机关 市直机关 县直机关 区直机关 \
         省级部门 市级部门 县级部门 区级部门 省级机关 市级机关 县级机关 区级机关 省级单位 市级单位 县级单位 区级单位 \
         省直各部门 市直各部门 县直各部门 区直各部门 省级各部门 市级各部门 县级各部门 区级各部门 省政府部门 市政府部门 \
         县政府部门 区政府部门 省政府各部门 市政府各部门 县政府各部门 区政府各部门",
    ),
    (Class::Etc, "等"),
    (
        Class::Now,
        "全年 本年 今年 本年度 年内 当年 当年度 这一年 过去一年 过去的一年 一年间 一年中 报告期内 今年以来 本年内 年度内 一年来 该年度 全年度 本报告期",
    ),
    (
        Class::Before,
        "上年 上年度 上一年 上一年度 去年 前年 往年 去年同期 上年同期 历年 历年来 近年 近年来 近几年 近两年 近三年 近四年 近五年 明年 三年来 五年来 \
         “十一五”期间 “十二五”期间 “十三五”期间 “十四五”期间 “十五五”期间 十一五期间 十二五期间 十三五期间 十四五期间 十五五期间",
    ),
    (Class::Part, "上半年 下半年 前三季度 上半年度"),
    (
        Class::Own,
        "省级层面 市级层面 县级层面 区级层面 市本级 县本级 区本级 省本级 州本级 旗本级 镇本级 盟本级 市政府本级 县政府本级 区政府本级 省政府本级 州政府本级 旗政府本级 \
         市级本级 市局本级 省局本级 县局本级 省厅本级 局本级 厅本级 委本级 局机关 厅机关 委机关 局机关本级 厅机关本级 市局机关 省局机关 总局机关 本级",
    ),
    (Class::And, "和 及 与 或 以及 或者 跟 ?并 ?且 ?并且"),
    (
        Class::Among,
        "其中 当中 这当中 这其中 具体为 具体是 具体如下 具体情况为 具体情况是 具体情况如下 情况如下 详情如下 分类来看 构成为 构成如下 组成为 分布为 分布如下 上述申请中 以上申请中 这些申请中 上述案件中 以上案件中 这些案件中 含 包括 包含 其中包括 其中含 内含 其中有 含有",
    ),
    (Class::Besides, "余 另有 另 另外 还有 剩余 其余 余下 尚有 仍有 结转 转结 顺延"),
    (Class::Respectively, "依次为 依次是 依次有 分别为 分别是 分别有 分别 分别办理 分别达 分别达到"),
    (Class::Each, "各 各为 各有 均 均予 均为 均是 都 都是 都为 皆为 全为"),
    (
        Class::No,
        "无 没有 暂无 尚无 均无 并无 亦无 也无 不存在 未有 暂未有 没 未见 皆无 无任何 零发生 未发现因 没有发现因 未发现有因 无一 无一例 无一起 无一件 无一宗",
    ),
    (Class::Not, "未 尚未 从未 均未 并未 也未 未曾 不曾 从不 暂未 亦未 没有收到过 皆未 都未"),
    (
        Class::Occur,
        "发生 出现 产生 引发 引起 涉及 被 存在 提起 导致 形成 引致 收取 征收 产生的 引发的 引起的 发生的 提起的 接获 接访 受到 遭到 共收取 共征收 累计收取",
    ),
    (Class::Because, "因 由 由于 因为 针对 对 就 围绕 关于"),
    (
        Class::Compare,
        "较上年 较上年度 较上一年 较上一年度 较去年 较往年 比上年 比上年度 比上一年 比上一年度 比去年 比往年 同比 环比 相比 \
         增长 增加 增加了 减少 减少了 下降 下降了 上升 上升了 降低 提高 增幅 降幅 多了 少了 多出 多收 少收 多收到 少收到 多受理 少受理 多办理 少办理 多公开 少公开 多发布 少发布 多办结 少办结 净增 同比增加 同比减少 较之 持平 基本持平 翻番 翻一番 翻了一番 翻两番 翻了两番 翻倍 翻了一倍",
    ),
    (
        Class::To,
        "变为 变成 清理整合为 清理整合至 优化整合为 整合优化为 整合压减为 整合压减至 清理压减至 清理压减为 清理规范为 撤并为 撤并至 整合归并为 增至 增加至 增加到 增长至 增长到 上升至 上升到 升至 降至 下降至 下降到 减至 减少到 回落至 提高到 提升至 压缩至 压减至 压减到 精简为 压减为 压缩为 缩减为 减为 归并为 合并为 优化为 调整为 优化至 归并至 合并至 精简至 精简到 缩减至 减少至 整合为 整合至 整合到 清理至 扩大到 扩大至 跃升至 攀升至 下滑至",
    ),
    (Class::Share, "占比 占 占比达 占比为 占总量 占总数"),
    (Class::Than, "较 比 相较 相较于 对比"),
    (
        Class::Void,
        "自收 自收件 引导至 引导到 引导其 引导申请人 分流至 分流到 转由 转交 转送 转请 移交 移送 不予受理 未予受理 不受理 收办 共收办 收办理 应办 应办理 应办结 应答复 应处理 共应办理 需办理 共需办理 需答复 应办理总数 应办总量 应办件 需办 计划 协助 配合 协办 会办 应收 应收取 应缴 应缴纳 拟 预计 力争 拟于 目标 将于 确保 日均 月均 人均 年均 平均 胜诉 信息不存在 政府信息不存在 申请信息不存在 不属于政府信息 不属政府信息 非政府信息 不属于政府信息公开范围 直接答复 终止办理 中止办理 办理中止 延期办理 失效 宣布失效 补正 告知补正 一次性告知补正 要求补正 通知补正 补正通知 全部或部分公开 全部公开或部分公开 公开或部分公开 予以公开或部分公开 全部或者部分公开 公开或者部分公开 予以公开或者部分公开 驳回 撤诉 审结 已审结 结案 已结案",
    ),
    (Class::Plan, "工作打算 工作思路 下一步 下步 下一步工作 今后 下阶段 下一阶段 新的一年 来年"),
    (
        Class::Matter,
        "涉政府信息公开 涉信息公开 涉政务公开 涉政府信息公开类 涉信息公开类 政府信息公开类 信息公开类 政务公开类 政府信息公开领域 信息公开领域 政府信息公开 信息公开 政务公开 政府信息公开工作 政务公开工作 信息公开工作 政府信息和政务公开",
    ),
    (
        Class::Opaque,
        "系统 系列 过程 分局 分院 分校 分中心 个人隐私 个人信息 公开诉求 信息公开诉求 政府信息公开诉求 案件信息 案件程序性信息 村务公开 党务公开 财务公开 校务公开 院务公开 厂务公开 居务公开 司法公开 警务公开 检务公开 无法 无需 无论 无效 无障碍 无正当理由 无偿 无误 无缝 无关 无线 无锡 无为 无不为 无不是 无不体现 无遗漏 无死角 有效性 有关 收费 收集 收录 \
         收入 收获 收官 接受监督 接受社会 信息网络 信息网格 信息网点 信息化 信息员 信息技术 信息系统 信息安全 信息报送 信息方面 公开日 公开透明 公开目录 公开指南 \
         公开条例 政府信息公开条例 公开制度 公开渠道 信息公开目录 信息公开指南 政府信息公开目录 政府信息公开指南 一次性 一件事 一体 \
         一起参与 第三方 三方 涉及第三方意见征询 需征求第三方意见 涉及征求第三方意见 含金量 现场会 现代 规范化 规范化建设 处理器 未成年 未来 未经 未能 未按 未及时 增强 计算 计划生育 总结 \
         总体 数据 数字 新闻 新建 新型 为民 是否 达标 来源 分类 分析 中心 中央 内部 经济 经营 经验 本着 在线 对照 就业 \
         办理情况 处理情况 答复情况 受理情况 办理流程 办理时限 办理答复工作 有效期 有效期内 公开年报 公开申请表 答复主体 受理主体 办理主体 答复时限 答复期限 办理期限 答复率 办结率 按时办结率 按期办结率 按时答复率 受理点 办理中心 \
         答复书 受理单位 办理单位 申请公开率 超期答复 逾期答复 超期办结 逾期办结 超时答复 超期办理 逾期办理 超期未答复 逾期未答复 重新答复 重新作出答复 不予行政处罚 不予行政处罚决定 不予处罚决定 免予行政处罚 免于行政处罚 减轻行政处罚 从轻行政处罚 撤销行政处罚 撤销行政处罚决定 撤销行政许可 撤销行政许可决定 \
         不予行政许可 不予行政许可决定 注销行政许可 党内规范性文件 带头解读 带头解读政策 带头宣讲 法定主动公开内容 属于主动公开 属于主动公开的 属于主动公开范围 属主动公开 当场答复 邮件答复 电子邮件答复 网上答复 网络答复 信函答复 邮寄答复 当面答复 口头答复 电话答复 短信答复 现场答复 传真答复 在线答复 延期办结 延期答复 统计公报 环境公报 环境状况公报 水资源公报 审计公报 质量公报 气候公报 灾害公报 科技公报 公报数据库 历史公报 法律法规规定的其他情形 法律、法规规定的其他情形 法律法规规定其他情形 通过其他途径办理 告知通过其他途径办理 告知其他途径办理 通过其他途径办理数 告知通过其他途径办理数 馆藏政府公开信息 馆藏政府信息 馆藏公开信息 投诉举报奖励 举报投诉奖励 举报奖励",
    ),
    (
        Class::Place,
        "公开栏 政务公开栏 信息公开栏 院务公开栏 校务公开栏 厂务公开栏 办事公开栏 政府信息公开栏 村务公开栏 党务公开栏 党务政务公开栏 公示栏 宣传栏 公告栏 显示屏 电子屏 电子显示屏 广播 \
         大喇叭 村村响 微信群 报纸 报刊 电视 电视台 广播电视 新闻媒体 宣传单 明白纸 查阅点 查阅室",
    ),
    (Class::Approx(Precision::About), "约 大约 大概 约为 约有"),
    (Class::Approx(Precision::Under), "近 将近 接近 不足 不到 少于 低于 不超过 至多"),
    (Class::Approx(Precision::AtLeast), "超 超过 逾 突破 不少于 不低于 至少 上 达到超 超出 高达"),
];

/// With what figures are compared, and how: each of one list with each of the next.
const COMPARED: [&str; 3] = [
    "与 同 和",
    "上年 上年度 上一年 上一年度 去年 往年 去年同期 上年同期",
    "相比 持平 基本持平 相同 基本相同 一样 相当 基本相当 大体相当 一致 基本一致",
];

/// Words of table 4 and of its counterpart in form 2014.
const FORMAL: &str = "结果维持 结果纠正 其他结果 未经复议直接起诉 复议后起诉 行政复议数量 行政诉讼数量 举报投诉数量";

/// What is done with what comes in, by whoever it comes to.
const BEFALLS: &str = "收到 接到 接收 接收到 接获 收悉 新收 新收到 新收悉 新接 共收";

/// What a word can mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sense {
    pub class: Class,
    /// The topic that it is a noun of, and whether it needs company.
    pub topic: Option<Topic>,
    pub weak_noun: bool,
    /// Measures that it is a verb of.
    pub verbs: Set,
    /// Measures that it names as a part.
    pub parts: Set,
    /// Those of both for which it has to stand within its topic.
    pub weak: Set,
    /// Measures that it says there was none of.
    pub none: Set,
    /// A word of the statutory tables that no other report uses: what it stands beside is about disclosure.
    pub formal: bool,
    /// 收到, unlike 受理: of appeals, also said by the organ that they are about.
    pub befalls: bool,
}

impl Sense {
    /// A word of a class that names nothing.
    pub const fn of(class: Class) -> Sense {
        Sense {
            class,
            topic: None,
            weak_noun: false,
            verbs: 0,
            parts: 0,
            weak: 0,
            none: 0,
            formal: false,
            befalls: false,
        }
    }
}

/// The index of all words.
static LEXICON: LazyLock<Tree<Sense>> = LazyLock::new(|| {
    let mut all = all();
    all.sort_by(|(word, _), (other, _)| word.cmp(other));
    let of_one_word = all.chunk_by(|(word, _), (other, _)| word == other);
    let sense =
        |told: &[(String, Told)]| told.iter().fold(Sense::of(Class::Term), |sense, (_, told)| told.add_to(sense));
    of_one_word.map(|told| (told[0].0.as_str(), sense(told))).collect()
});

/// The longest word that a text begins with, and what it can mean.
pub(super) fn longest(text: &str) -> Option<(&str, &'static Sense)> {
    let (end, sense) = LEXICON.longest_of(text)?;
    Some((text.get(..end)?, sense))
}

/// True where a word begins with a character.
pub(super) fn begins(c: char) -> bool {
    LEXICON.begins(c)
}

/// A word, and as it is written too: 其它 for 其他, half-width brackets for full ones.
fn spellings(word: String) -> impl Iterator<Item = String> {
    let other = word.contains("其他").then(|| word.replace("其他", "其它"));
    let narrow = word.contains('（').then(|| word.replace('（', "(").replace('）', ")"));
    std::iter::once(word).chain(other).chain(narrow)
}

/// What one list says of a word; `weak` where it is marked there.
#[derive(Clone, Copy)]
enum Told {
    Is { class: Class, weak: bool },
    Judges(Topic),
    NounOf { topic: Topic, weak: bool },
    VerbOf { measure: usize, weak: bool },
    PartOf { measure: usize, weak: bool },
    NoneOf { measure: usize },
    Formal,
    Befalls,
}

impl Told {
    /// Adds it to what other lists say; those of classes and judges come first.
    fn add_to(self, sense: Sense) -> Sense {
        let set = |measure: usize| 1 << measure;
        let weakened = |measure, weak| sense.weak | if weak { set(measure) } else { 0 };
        let term = Sense { class: Class::Term, ..sense };
        match self {
            Told::Is { class, weak } => Sense { weak_noun: weak, ..Sense::of(class) },
            Told::Judges(topic) => Sense { topic: Some(topic), ..Sense::of(Class::Filler) },
            Told::NounOf { topic, weak } => Sense { topic: Some(topic), weak_noun: weak, ..term },
            Told::VerbOf { measure, weak } => {
                Sense { verbs: sense.verbs | set(measure), weak: weakened(measure, weak), ..term }
            }
            Told::PartOf { measure, weak } => {
                Sense { parts: sense.parts | set(measure), weak: weakened(measure, weak), ..term }
            }
            Told::NoneOf { measure } => Sense { none: sense.none | set(measure), ..term },
            Told::Formal => Sense { formal: true, ..term },
            Told::Befalls => Sense { befalls: true, ..term },
        }
    }
}

/// Every word of every list.
fn all() -> Vec<(String, Told)> {
    let mut all = Vec::new();
    let mut add = |mut word: String, told: &dyn Fn(bool) -> Told| {
        let weak = word.starts_with('?');
        if weak {
            word.remove(0);
        }
        all.push((word, told(weak)));
    };
    for (class, words) in WORDS {
        let told = |weak| Told::Is { class: *class, weak };
        words.split_whitespace().flat_map(|word| spellings(word.to_owned())).for_each(|word| add(word, &told));
    }
    let [with, year, how] = COMPARED.map(|words| words.split_whitespace());
    for (with, year) in with.flat_map(|with| year.clone().map(move |year| (with, year))) {
        let compare = |weak| Told::Is { class: Class::Compare, weak };
        how.clone().for_each(|how| add([with, year, how].concat(), &compare));
    }
    for (topic, words) in JUDGES {
        words.split_whitespace().for_each(|word| add(word.to_owned(), &|_| Told::Judges(*topic)));
    }
    for nouns in NOUNS {
        let told = |weak| Told::NounOf { topic: nouns.topic, weak };
        nouns.all().flat_map(spellings).for_each(|word| add(word, &told));
    }
    for (measure, known) in MEASURES.iter().enumerate() {
        let told = |weak| match known.by {
            By::Verb | By::NounOrVerb => Told::VerbOf { measure, weak },
            _ => Told::PartOf { measure, weak },
        };
        known.words().flat_map(spellings).for_each(|word| add(word, &told));
        known.none.split_whitespace().for_each(|word| add(word.to_owned(), &|_| Told::NoneOf { measure }));
    }
    FORMAL.split_whitespace().for_each(|word| add(word.to_owned(), &|_| Told::Formal));
    BEFALLS.split_whitespace().for_each(|word| add(word.to_owned(), &|_| Told::Befalls));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_word_has_one_class() {
        let mut seen: BTreeMap<&str, Class> = BTreeMap::new();
        for (class, words) in WORDS {
            for word in words.split_whitespace() {
                assert!(seen.insert(word, *class).is_none_or(|other| other == *class), "{word} is in two classes");
            }
        }
    }

    #[test]
    fn the_longest_word_is_found() {
        fn word(text: &str) -> Option<&str> {
            Some(super::longest(text)?.0)
        }
        assert_eq!(word("政府信息公开申请件"), Some("政府信息公开申请件"));
        assert_eq!(word("12345热线"), Some("12345热线"));
        assert_eq!(word("馨"), None);
    }
}
