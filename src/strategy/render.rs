//! A whole document around the tables of a sample.

use super::{Printed, Sample, Twin};

/// Writes a sample as a document in one layout: title, preamble, six sections.
pub fn render(sample: &Sample, layout: Twin) -> String {
    let [proactive, requests, remedies] = sample.tables.each_ref().map(|table| {
        let printed = Printed::new(table.form, |place| table.cells[place].text.clone());
        (layout.write)(&printed)
    });
    let (organ, year) = (&sample.organ, sample.year);
    format!(
        "{organ}{year}年政府信息公开工作年度报告\n\n\
         本报告由{organ}编制，所列数据的统计期限为{year}年1月1日至{year}年12月31日。\
         如有疑问，请与{organ}联系（地址：云溪市青岚路12号；邮编：340000；电话：0100-5550123）。\n\n\
         一、总体情况\n\n\
         {year}年，{organ}按照条例要求推进公开。（一）全年更新栏目16个，召开会议3次。\n\n\
         二、主动公开政府信息情况\n\n{proactive}\n\
         三、收到和处理政府信息公开申请情况\n\n{requests}\n\
         四、政府信息公开行政复议、行政诉讼情况\n\n{remedies}\n\
         五、存在的主要问题及改进情况\n\n\
         一是更新不够及时；二是解读形式单一。下一步将逐条整改。\n\n\
         六、其他需要报告的事项\n\n无其他需要报告的事项。\n"
    )
}
