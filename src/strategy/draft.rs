//! A document before a layout writes it: the printed tables, each in one piece or in several.

use super::{Printed, Sample, SampleTable, Twin};
use crate::form::TableId;

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A printed table, or some of its rows.
    Table(Printed),
    /// A line that stands before, between or behind the rows.
    Line(String),
}

/// A document as its author saved it: what manglings work on before a layout writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The prose before each table, and behind the last.
    pub prose: Vec<String>,
    /// The pieces of the sections with tables, in printed order.
    pub sections: Vec<Vec<Piece>>,
}

impl Draft {
    /// A sample as it is printed: title, preamble, six sections.
    pub fn new(sample: &Sample) -> Draft {
        let printed = |table: &SampleTable| Printed::new(table.form, |place| table.cells[place].text.clone());
        let sections: Vec<Vec<Piece>> = sample.tables.iter().map(|table| vec![Piece::Table(printed(table))]).collect();
        let prose = if sections.len() == 1 { prose_of_2014 } else { prose };
        Draft { prose: prose(&sample.organ, sample.year), sections }
    }

    /// Every printed table or part of one, in printed order.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut Printed> {
        self.sections.iter_mut().flatten().filter_map(|piece| match piece {
            Piece::Table(printed) => Some(printed),
            Piece::Line(_) => None,
        })
    }

    /// The same of one table.
    pub fn parts(&mut self, table: TableId) -> impl Iterator<Item = &mut Printed> {
        self.tables().filter(move |printed| printed.table == table)
    }

    /// Changes every text: prose, lines, and what is printed in each cell.
    pub fn each_text(&mut self, mut change: impl FnMut(&str) -> String) {
        let mut change = |text: &mut String| *text = change(text);
        self.prose.iter_mut().for_each(&mut change);
        for piece in self.sections.iter_mut().flatten() {
            match piece {
                Piece::Line(line) => change(line),
                Piece::Table(table) => table.rows.iter_mut().flatten().for_each(|cell| change(&mut cell.text)),
            }
        }
    }

    /// The document in a layout.
    pub fn write(&self, layout: Twin) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Table(printed) => (layout.write)(printed),
            Piece::Line(line) => format!("{line}\n"),
        };
        let sections = self.sections.iter().map(|pieces| pieces.iter().map(piece).collect());
        self.prose.iter().cloned().zip(sections.chain([String::new()])).map(|(prose, table)| prose + &table).collect()
    }
}

/// A report of the years 2014 to 2018: its table stands at the end.
fn prose_of_2014(organ: &str, year: u16) -> Vec<String> {
    vec![
        format!(
            "{organ}{year}年政府信息公开工作年度报告\n\n\
             本报告由{organ}编制，所列数据的统计期限为{year}年1月1日至{year}年12月31日。\n\n\
             一、概述\n\n{year}年，{organ}按照条例要求推进公开，更新栏目16个。\n\n\
             二、存在的主要问题及改进措施\n\n一是更新不够及时；二是解读形式单一。\n\n\
             附件：政府信息公开情况统计表（{year}年度）\n\n"
        ),
        "\n单位负责人：某某    审核人：某某    填报人：某某\n".to_owned(),
    ]
}

fn prose(organ: &str, year: u16) -> Vec<String> {
    vec![
        format!(
            "{organ}{year}年政府信息公开工作年度报告\n\n\
             本报告由{organ}编制，所列数据的统计期限为{year}年1月1日至{year}年12月31日。\
             如有疑问，请与{organ}联系（地址：云溪市青岚路12号；邮编：340000；电话：0100-5550123）。\n\n\
             一、总体情况\n\n\
             {year}年，{organ}按照条例要求推进公开。（一）全年更新栏目16个，召开会议3次。\n\n\
             二、主动公开政府信息情况\n\n"
        ),
        "\n三、收到和处理政府信息公开申请情况\n\n".to_owned(),
        "\n四、政府信息公开行政复议、行政诉讼情况\n\n".to_owned(),
        "\n五、存在的主要问题及改进情况\n\n\
         一是更新不够及时；二是解读形式单一。下一步将逐条整改。\n\n\
         六、其他需要报告的事项\n\n无其他需要报告的事项。\n"
            .to_owned(),
    ]
}
