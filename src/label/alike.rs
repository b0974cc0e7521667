//! Characters that recognition takes for each other, of those that the labels of the forms have.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Each group is of characters that look alike.
const GROUPS: &str = "己已巳 末未木本术 日曰目 人入八 士土 园圆 辨辩办协 复夏 诉斥诈 讼松颂 秘祕 于干千 公么 规现 案察 息患 理埋 处外 \
                      请清情晴 政致 信倍 设没 构机杌 织积 业亚 科料 研砚 社杜 会合 益盖 法注 律津 服报 务夯 总恩 计汁 新斩 收攻 到倒 \
                      量置 数教 年午 度庶 果杲呆 予子 部都 分兮 开井 危厄 及乃 全金 保堡 护户 第弟 权杈 类娄 内肉 性牲 执扣 卷券 查杳 \
                      询洵 项顶 需霄 要耍 制刷 作昨 补朴 正止 后石 容客 访仿 段投 重里 求来 提堤 供洪 版板 无天元 当肖 由田甲 结给 维准 \
                      持特 纠纪 审宙 件牛仵 强弪 许讦 罚罸 采釆 购昫 额颔 费贾";

/// The first of the characters that one looks like; itself where none is known.
pub(super) fn first_alike(c: char) -> char {
    static FIRST: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
        let group = |group: &'static str| group.chars().filter_map(|c| Some((c, group.chars().next()?)));
        GROUPS.split_ascii_whitespace().flat_map(group).collect()
    });
    FIRST.get(&c).copied().unwrap_or(c)
}
