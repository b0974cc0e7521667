//! What a web page or a printer puts around a report: paths, widgets, footers, page numbers.

use super::words::{Words, squeeze, words};
use crate::layout::is_page_mark;

/// The longest line of furniture, in characters without blanks.
const LONGEST: usize = 160;

/// True for a line that is no part of the report. Never true for a sentence.
pub(crate) fn is_furniture(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '·' | '|' | '*' | '#'));
    let one_character = line.chars().nth(1).is_none();
    if line.ends_with('。') || one_character || line.bytes().all(|b| b.is_ascii_digit()) || line.contains('。') {
        return false;
    }
    squeeze(line, LONGEST).is_some_and(|compact| {
        is_breadcrumb(&compact)
            || is_credit(&compact)
            || is_footer(&compact)
            || is_widgets(line)
            || is_page_mark(&compact)
    })
}

/// 您现在所在的位置: 首页 > …
pub(super) fn is_breadcrumb(compact: &str) -> bool {
    const HERE: &Words = words!("所在的位置 所在位置 当前位置 当前的位置 您的位置 现在的位置");
    let steps = compact.matches(['>', '›', '»', '＞', '→']).count();
    steps > 1 || HERE.within(compact) || (steps > 0 && words!("首页 主页").within(compact))
}

/// 发布时间：… 来源：… 浏览次数：…
fn is_credit(compact: &str) -> bool {
    const KEYS: &Words = words!(
        "发布时间 发布日期 公开日期 更新时间 来源 信息来源 文章来源 稿源 浏览次数 浏览量 阅读次数 阅读量 \
        点击数 点击量 点击次数 访问次数 作者 责任编辑 编辑 审核 字体 字号"
    );
    let line = compact.trim_start_matches(['【', '[', '(', '（']);
    KEYS.rests(line).any(|rest| rest.starts_with([':', '：', '【', '[']))
        || words!("字体大小 上一篇 下一篇").starts(line)
}

fn is_footer(compact: &str) -> bool {
    const ANYWHERE: &Words = words!("网站标识码 ICP备 公网安备 版权所有 站点地图 网站地图 扫一扫");
    const KEYS: &Words = words!("主办单位 承办单位 技术支持 主办 网站支持IPv6");
    ANYWHERE.within(compact)
        || KEYS.rests(compact).any(|rest| rest.starts_with([':', '：']) || rest.starts_with("访问"))
}

/// A line of nothing but buttons: 无障碍 长辈版, 【打印】【关闭】.
pub(super) fn is_widgets(line: &str) -> bool {
    const WIDGETS: &Words = words!(
        "打印 打印本页 关闭 关闭窗口 关闭本页 返回顶部 返回 无障碍 无障碍浏览 无障碍阅读 长辈版 长者版 \
        适老版 关怀版 登录 注册 登录注册 退出 分享 分享到 收藏 首页 网站首页 返回首页 我的主页 智能问答 \
        手机版 简体 繁体 简体中文 繁体中文 大 中 小 T大 T中 T小 字体 字号 ENGLISH English 站内搜索"
    );
    let mut seen = false;
    let all = line
        .split(|c: char| {
            c.is_whitespace()
                || matches!(c, '|' | '【' | '】' | '[' | ']' | '(' | ')' | '（' | '）' | '•' | '·' | '/' | '-')
                || matches!(c, ':' | '：' | ',' | '，' | '、')
        })
        .filter(|word| !word.is_empty())
        .all(|word| {
            seen |= word.chars().nth(1).is_some();
            WIDGETS.is(word)
        });
    all && seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture() {
        for line in [
            "您现在所在的位置: 网站首页 > 政府信息公开 > 云台县人民政府 > 政府信息公开年报",
            "首页 > 信息公开",
            "• 无障碍",
            "  • 长辈版",
            "登录 注册",
            "【字体大小:  ",
            "字体：[大 中 小]",
            "【打印】【关闭】",
            "发布时间:2021-01-29 00:00 来源:云台县人民政府 字体:[ ]",
            "来源：云台县人民政府 浏览次数：30",
            "主办单位：云台县人民政府办公室 承办单位：云台县大数据局",
            "网站标识码：3418020004 皖ICP备05000001号",
            "皖公网安备 34180202000001号",
            "版权所有 云台县人民政府",
            "站点地图 联系电话:0563-1234567",
            "扫一扫在手机打开当前页",
            "- 4 -",
            "— 5 —",
            "-2-",
            "第 3 页 共 8 页",
            "第3页",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn content() {
        for line in [
            "",
            "-5",
            "0",
            "12",
            "/",
            "大",
            "一、总体情况",
            "信息内容 | 本年制发件数",
            "网站首页设置专栏，打印宣传册3000册。",
            "做好网站标识码备案工作，公网安备已办理。",
            "云台县2020年政府信息公开工作年度报告",
            "主办新闻发布会3场",
            "来源广泛的意见",
            "访问量达954万次",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
