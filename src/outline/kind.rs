//! What kind of organ has a name: told from how the name ends.

use super::words::{Words, words};
use crate::model::IssuerKind;

/// What kind of organ has this name.
pub(super) fn kind(name: &str) -> Option<IssuerKind> {
    let name = without_brackets(name.trim());
    if name.is_empty() {
        return None;
    }
    Some(if is_vertical(name) {
        IssuerKind::Vertical
    } else if is_office(name) {
        IssuerKind::Office
    } else if is_zone(name) {
        IssuerKind::Zone
    } else if GOVERNMENT.ends(name) || name.ends_with('街') {
        IssuerKind::Government
    } else if !BODIES.ends(name) && DEPARTMENT.ends(name) {
        IssuerKind::Department
    } else {
        IssuerKind::Other
    })
}

/// The name without brackets at its end: （本级）, （政务服务管理局）.
fn without_brackets(mut name: &str) -> &str {
    while let Some(at) = name.rfind(['（', '(']).filter(|at| *at > 0 && name.ends_with(['）', ')'])) {
        name = &name[..at];
    }
    name
}

/// A name that ends as those of organs and places do.
pub(super) fn ends_as_organs_do(name: &str) -> bool {
    let bare = without_brackets(name);
    GOVERNMENT.ends(bare) || DEPARTMENT.ends(bare) || BODIES.ends(bare) || is_zone(bare) || words!("海关").ends(bare)
}

/// The words for levels, with which the names of places end.
pub(super) const PLACES: [char; 9] = ['省', '市', '县', '区', '旗', '州', '盟', '镇', '乡'];

const GOVERNMENT: &Words = words!(
    "人民政府 政府 街道办事处 街道办 地区办事处 办事处 街道 镇 乡 苏木 行政公署 行署 公所 自治区 省 市 县 区 旗 \
    州 盟 地区"
);

const DEPARTMENT: &Words = words!(
    "局 委 委员会 厅 办 办公室 中心 队 院 所 站 社 会 处 部 署 馆 总局 法院 检察院 室 库 残联 妇联 工商联 文联 侨联 科协"
);

/// What ends like a department and is none.
const BODIES: &Words = words!("公司 集团 大学 学院 学校 中学 小学 幼儿园 医院 银行 合作社 农场 林场 联社");

fn is_vertical(name: &str) -> bool {
    if ["国家税务总局", "海关总署", "中国气象局", "国家统计局", "中国人民银行"].contains(&name)
    {
        return false;
    }
    let tax = name.contains("税务局") || name.contains("税务分局") || name.contains("税务所");
    let survey = name.contains("国家统计局") && name.ends_with('队');
    let fire = words!("消防救援总队 消防救援支队 消防救援大队 消防救援局");
    let others = words!(
        "海关 气象局 烟草专卖局 邮政管理局 海事局 通信管理局 出入境边防检查站 出入境边防检查总站 银保监局 \
        银保监分局 证监局 矿山安全监察局"
    );
    let finance = name.contains("金融监督管理总局") && words!("监管局 监管分局 监管支局").ends(name)
        || name.contains("银行保险监督管理委员会") && words!("监管局 监管分局").ends(name);
    tax || survey || finance || fire.ends(name) || others.ends(name) || name.starts_with("中国人民银行")
}

/// The office of a government, or of a 镇 乡 街道.
fn is_office(name: &str) -> bool {
    let of_government = words!("政府办公室 政府办公厅 政府办 国务院办公厅 行署办公室 公署办公室 政府综合办公室");
    let of_town = words!("党政办公室 党政综合办公室 党政办 街道办事处办公室 办事处综合办公室");
    of_government.ends(name)
        || of_town.ends(name)
        || ["府办", "府办公室"].iter().filter_map(|o| name.strip_suffix(o)).any(|place| place.ends_with(PLACES))
        || name == "办公室"
}

fn is_zone(name: &str) -> bool {
    const COMMITTEE: &Words = words!("管理委员会 管委会 管理委员会办公室 管委会办公室");
    const ZONES: &Words = words!(
        "开发区 高新区 产业区 示范区 新区 园区 工业园 产业园 科技园 保税区 景区 名胜区 度假区 管理区 合作区 \
        试验区 工业区 经开区"
    );
    /// 城市管理委员会, 国有资产监督管理委员会
    const FUNCTIONS: &Words = words!("城市 监督 建设 资产 市政 市容 交通 事务 公积金");
    let district = words!("浦东新区 滨海新区 沈北新区");
    let function = COMMITTEE.iter().filter_map(|end| name.strip_suffix(end)).any(|field| FUNCTIONS.ends(field));
    (COMMITTEE.ends(name) && !function) || (ZONES.ends(name) && !district.ends(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (expected, names) in [
            (
                IssuerKind::Government,
                &[
                    "云台县",
                    "云台县人民政府",
                    "云台市政府",
                    "云台族自治旗青禾苏木",
                    "青禾镇",
                    "青禾街道",
                    "青禾街道办事处",
                    "云台市青禾街道办",
                    "浦东新区",
                    "云台省",
                ][..],
            ),
            (IssuerKind::Office, &["云台县人民政府办公室", "云台省人民政府办公厅", "云台县政府办", "青禾镇党政办公室"]),
            (
                IssuerKind::Vertical,
                &[
                    "国家税务总局云台县税务局",
                    "云台海关",
                    "国家统计局云台调查队",
                    "云台县气象局",
                    "云台县消防救援大队",
                    "云台市烟草专卖局",
                    "中国人民银行云台市分行",
                ],
            ),
            (IssuerKind::Zone, &["云台经济开发区管理委员会", "云台高新区管委会", "青山风景名胜区管委会", "云台新区"]),
            (
                IssuerKind::Department,
                &[
                    "云台县教育局",
                    "云台县数据局（政务服务管理局）",
                    "云台省财政厅",
                    "云台县发展和改革委员会",
                    "云台县融媒体中心",
                    "云台县残疾人联合会",
                    "云台县综合执法大队",
                    "云台县人民政府信访办公室",
                    "云台高新区财政局",
                    "国家税务总局",
                    "财政部",
                    "云台县地方金融监督管理局",
                    "云台市城市管理委员会",
                    "云台市国有资产监督管理委员会",
                ],
            ),
            (IssuerKind::Other, &["云台水务集团有限公司", "云台大学", "云台县人民医院"]),
        ] {
            for name in names {
                assert_eq!(kind(name), Some(expected), "{name}");
            }
        }
        assert_eq!(kind(""), None);
    }
}
