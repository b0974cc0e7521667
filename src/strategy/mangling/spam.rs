//! Lines of an advertiser between the rows of a table.

use super::grid::interleave;
use super::{Harm, Mangling};

pub(super) const SPAM: Mangling = Mangling::of_draft("spam lines between rows", Harm::None, |draft, dice| {
    interleave(draft, dice, 6, |dice, _, _| {
        let lines = [
            "星河娱乐平台官网入口",
            "★★★注册就送，点击进入★★★",
            "飞鱼体育app下载安装（官方）",
            "本页由 www.feiyu.example 提供",
            "欢迎关注公众号“青岚发布”",
        ];
        dice.pick(&lines).map(str::to_owned)
    });
});
