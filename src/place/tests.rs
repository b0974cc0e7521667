//! Real divisions, and whatever organs of theirs might be called.

use super::*;

fn found(name: &str, kind: IssuerKind, year: u16, address: &str, opening: &str) -> Place {
    let address = Some(address).filter(|address| !address.is_empty());
    locate(&Clues { name: Some(name), kind: Some(kind), year: Some(year), address, opening })
}

fn shown(place: &Place) -> String {
    let word = |word: &Option<String>| word.clone().unwrap_or("-".into());
    let Region { code, province, city, county } = &place.region;
    format!("{} {} {} {} {:?}", word(code), word(province), word(city), word(county), place.level)
}

#[track_caller]
fn check(expected: &str, name: &str, kind: IssuerKind, year: u16) {
    let place = found(name, kind, year, "", "");
    assert_eq!(shown(&place), expected, "{name}");
    assert_eq!(place.doubt, None, "{name}");
}

use IssuerKind::{Department, Government, Office, Vertical, Zone};

#[test]
fn names_with_their_divisions() {
    for (expected, name, kind) in [
        ("341802 安徽省 宣城市 宣州区 Some(County)", "宣州区人民政府办公室", Office),
        ("341502 安徽省 六安市 金安区 Some(County)", "六安市金安区数据资源管理局（政务服务管理局）", Department),
        ("150724 内蒙古自治区 呼伦贝尔市 鄂温克族自治旗 Some(Township)", "鄂温克族自治旗巴彦嵯岗苏木", Government),
        ("150724 内蒙古自治区 呼伦贝尔市 鄂温克族自治旗 Some(County)", "鄂温克旗教育局", Department),
        ("340500 安徽省 马鞍山市 - Some(Prefecture)", "马鞍山市政府", Government),
        ("340000 安徽省 - - Some(Province)", "安徽省财政厅", Department),
        ("310000 上海市 - - Some(Province)", "上海市", Government),
        ("310115 上海市 - 浦东新区 Some(County)", "上海市浦东新区", Government),
        ("330782 浙江省 金华市 义乌市 Some(County)", "义乌市应急管理局", Department),
        ("419001 河南省 - 济源市 Some(County)", "济源市人民政府", Government),
        ("429021 湖北省 - 神农架林区 Some(County)", "神农架林区水利局", Department),
        ("232700 黑龙江省 大兴安岭地区 - Some(Prefecture)", "大兴安岭地区行政公署", Government),
        ("222401 吉林省 延边朝鲜族自治州 延吉市 Some(County)", "延边州延吉市教育局", Department),
        ("450000 广西壮族自治区 - - Some(Province)", "广西壮族自治区民政厅", Department),
        ("441900 广东省 东莞市 - Some(Township)", "东莞市虎门镇", Government),
        ("341822 安徽省 宣城市 广德县 Some(County)", "广德县", Government),
        ("350102 福建省 福州市 鼓楼区 Some(County)", "福州市鼓楼区人民政府", Government),
    ] {
        check(expected, name, kind, 2018);
    }
}

#[test]
fn retired_names_and_codes() {
    check("341424 安徽省 巢湖市 和县 Some(County)", "和县", Government, 2009);
    check("340523 安徽省 马鞍山市 和县 Some(County)", "和县", Government, 2015);
    check("371200 山东省 莱芜市 - Some(Prefecture)", "莱芜市教育局", Department, 2016);
    check("330104 浙江省 杭州市 江干区 Some(County)", "江干区城市管理局", Department, 2019);
    check("110103 北京市 - 崇文区 Some(County)", "崇文区", Government, 2009);
    check("420600 湖北省 襄樊市 - Some(Prefecture)", "襄樊市", Government, 2009);
    check("420606 湖北省 襄阳市 樊城区 Some(County)", "樊城区", Government, 2019);
    check("341400 安徽省 巢湖市 - Some(Prefecture)", "巢湖市", Government, 2009);
    check("340181 安徽省 合肥市 巢湖市 Some(County)", "巢湖市", Government, 2019);
}

#[test]
fn vertical_organs_and_zones() {
    for (expected, name, kind) in [
        ("341802 安徽省 宣城市 宣州区 Some(County)", "国家税务总局宣城市宣州区税务局", Vertical),
        ("340000 安徽省 - - Some(Province)", "国家税务总局安徽省税务局", Vertical),
        ("340100 安徽省 合肥市 - None", "中华人民共和国合肥海关", Vertical),
        ("340100 安徽省 合肥市 - Some(Prefecture)", "国家统计局合肥调查队", Vertical),
        ("340000 安徽省 - - Some(Province)", "国家统计局安徽调查总队", Vertical),
        ("150000 内蒙古自治区 - - Some(Province)", "内蒙古自治区气象局", Vertical),
        ("340100 安徽省 合肥市 - Some(Prefecture)", "合肥高新技术产业开发区管理委员会", Zone),
        ("341800 安徽省 宣城市 - Some(Prefecture)", "安徽宣城经济开发区管委会", Zone),
        ("341802 安徽省 宣城市 宣州区 Some(County)", "宣州经济开发区管委会", Zone),
    ] {
        check(expected, name, kind, 2022);
    }
    check("- - - - Some(State)", "国家税务总局", Department, 2022);
    check("- - - - Some(State)", "财政部", Department, 2022);
}

#[test]
fn one_name_of_several() {
    let place = |address, opening| found("鼓楼区人民政府", Government, 2020, address, opening);
    let alone = place("", "本报告由本机关编制");
    assert_eq!(shown(&alone), "- - - 鼓楼区 Some(County)");
    let doubt = "鼓楼区人民政府 may be of 江苏省南京市鼓楼区 (320106), 江苏省徐州市鼓楼区 (320302), \
                 福建省福州市鼓楼区 (350102), 河南省开封市鼓楼区 (410204)";
    assert_eq!(alone.doubt.as_ref().map(|doubt| doubt.en.as_str()), Some(doubt));
    let told = "350102 福建省 福州市 鼓楼区 Some(County)";
    assert_eq!(shown(&place("福州市津泰路98号", "")), told);
    assert_eq!(shown(&place("", "请登录福州市鼓楼区人民政府门户网站")), told);
    assert_eq!(shown(&place("", "请登录www.fuzhou.gov.cn")), told);
    assert_eq!(shown(&place("中山路5号", "可在www.gl.gov.cn查阅")), shown(&alone));
    let both = found("桥西区", Government, 2022, "", "");
    assert_eq!(shown(&both), "- 河北省 - 桥西区 Some(County)");
    let doubt = "桥西区 may be of 河北省石家庄市桥西区 (130104), 河北省张家口市桥西区 (130703)";
    assert_eq!(both.doubt.as_ref().map(|doubt| doubt.en.as_str()), Some(doubt), "that of 邢台市 is retired");
}

#[test]
fn towns_and_bureaus_without_their_county() {
    let town = |address, opening| shown(&found("城关镇", Government, 2020, address, opening));
    assert_eq!(town("", ""), "- - - - Some(Township)");
    assert_eq!(town("安徽省六安市霍邱县城关镇", ""), "341522 安徽省 六安市 霍邱县 Some(Township)");
    assert_eq!(town("", "可在霍邱县人民政府网站下载"), "341522 安徽省 六安市 霍邱县 Some(Township)");
    assert_eq!(town("", "根据霍邱县人民政府、寿县人民政府要求"), "- - - - Some(Township)");
    assert!(found("城关镇", Government, 2020, "", "").doubt.is_some());
    assert!(found("云溪县城关镇", Government, 2020, "", "").doubt.is_none());
    let bureau = |name, address| shown(&found(name, Department, 2020, address, ""));
    assert_eq!(bureau("县应急管理局", "霍邱县城关镇1号"), "341522 安徽省 六安市 霍邱县 Some(County)");
    assert_eq!(bureau("市教育局", "马鞍山市雨山区太白大道"), "340500 安徽省 马鞍山市 - Some(Prefecture)");
    assert_eq!(bureau("市教育局", "义乌市县前街21号"), "330782 浙江省 金华市 义乌市 Some(County)");
    assert_eq!(bureau("教育局", "霍邱县城关镇1号"), "- - - - None");
}

#[test]
fn levels_by_words_alone() {
    for (expected, name, kind) in [
        (Some(Level::Prefecture), "云溪市生态环境局", Department),
        (Some(Level::County), "云溪市生态环境局望川区分局", Department),
        (Some(Level::County), "云溪市杉阳市教育局", Department),
        (Some(Level::County), "青岚县城市管理局", Department),
        (Some(Level::County), "青岚县市场监督管理局", Department),
        (Some(Level::County), "青岚县乡村振兴局", Department),
        (Some(Level::County), "青岚县乡镇企业局", Department),
        (Some(Level::Township), "青岚县禾州镇", Government),
        (Some(Level::Township), "青岚县城区街道办事处", Government),
        (Some(Level::Township), "佳禾里街", Government),
        (Some(Level::County), "县教育局", Department),
        (Some(Level::Prefecture), "青河地区水利局", Department),
        (None, "市场监督管理局", Department),
        (None, "住房和城乡建设局", Department),
    ] {
        assert_eq!(found(name, kind, 2020, "", "").level, expected, "{name}");
    }
}

#[test]
fn places_behind_names_that_no_table_has() {
    for (expected, name, kind) in [
        ("130629 河北省 保定市 容城县 Some(County)", "河北雄安新区容城县人民政府", Government),
        ("659002 新疆维吾尔自治区 - 阿拉尔市 Some(County)", "新疆生产建设兵团第一师阿拉尔市", Government),
        ("659001 新疆维吾尔自治区 - 石河子市 Some(County)", "第八师石河子市", Government),
        ("- - - - Some(Province)", "新疆生产建设兵团教育局", Department),
        ("310000 上海市 - - Some(Province)", "中国（上海）自由贸易试验区临港新片区管理委员会", Zone),
    ] {
        assert_eq!(shown(&found(name, kind, 2022, "", "")), expected, "{name}");
    }
}
