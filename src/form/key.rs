//! The keys of rows and columns: the same key means the same concept in every form.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! keys {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $key)] $variant,)* }

        impl $name {
            /// All of them, in printed order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The part of a cell id.
            pub const fn key(self) -> &'static str {
                match self { $($name::$variant => $key),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.key())
            }
        }
    };
}

keys! {
    /// A row of table 2, 主动公开政府信息情况.
    ProactiveRow {
        /// 规章
        Rules = "rules",
        /// 规范性文件, in form 2021 行政规范性文件
        NormativeDocuments = "normative_documents",
        /// 行政许可
        Licensing = "licensing",
        /// 其他对外管理服务事项 (form 2019)
        OtherServices = "other_services",
        /// 行政处罚
        Penalties = "penalties",
        /// 行政强制
        Coercion = "coercion",
        /// 行政事业性收费
        Fees = "fees",
        /// 政府集中采购 (form 2019)
        Procurement = "procurement",
    }
}

keys! {
    /// A column of table 2; each row has its own.
    ProactiveColumn {
        /// 本年新制作数量 (form 2019)
        NewlyMade = "newly_made",
        /// 本年新公开数量 (form 2019)
        NewlyDisclosed = "newly_disclosed",
        /// 对外公开总数量 (form 2019)
        TotalDisclosed = "total_disclosed",
        /// 上一年项目数量 (form 2019)
        PriorItems = "prior_items",
        /// 本年增/减 (form 2019)
        Change = "change",
        /// 处理决定数量
        Decisions = "decisions",
        /// 采购项目数量 (form 2019)
        Items = "items",
        /// 采购总金额 (form 2019), 本年收费金额 (form 2021)
        Amount = "amount",
        /// 本年制发件数 (form 2021)
        Made = "made",
        /// 本年废止件数 (form 2021)
        Repealed = "repealed",
        /// 现行有效件数 (form 2021)
        InForce = "in_force",
    }
}

keys! {
    /// A row of table 3, 收到和处理政府信息公开申请情况.
    RequestRow {
        /// 一、本年新收政府信息公开申请数量
        NewReceived = "new_received",
        /// 二、上年结转政府信息公开申请数量
        CarriedOver = "carried_over",
        /// （一）予以公开
        Granted = "granted",
        /// （二）部分公开
        PartiallyGranted = "partially_granted",
        /// （三）不予公开 1.属于国家秘密
        StateSecret = "refused.state_secret",
        /// （三）不予公开 2.其他法律行政法规禁止公开
        ForbiddenByLaw = "refused.forbidden_by_law",
        /// （三）不予公开 3.危及“三安全一稳定”
        SecurityAndStability = "refused.security_and_stability",
        /// （三）不予公开 4.保护第三方合法权益
        ThirdPartyRights = "refused.third_party_rights",
        /// （三）不予公开 5.属于三类内部事务信息
        InternalAffairs = "refused.internal_affairs",
        /// （三）不予公开 6.属于四类过程性信息
        Deliberative = "refused.deliberative",
        /// （三）不予公开 7.属于行政执法案卷
        EnforcementFile = "refused.enforcement_file",
        /// （三）不予公开 8.属于行政查询事项
        AdministrativeQuery = "refused.administrative_query",
        /// （四）无法提供 1.本机关不掌握相关政府信息
        NotHeld = "unavailable.not_held",
        /// （四）无法提供 2.没有现成信息需要另行制作
        NeedsCreation = "unavailable.needs_creation",
        /// （四）无法提供 3.补正后申请内容仍不明确
        StillUnclear = "unavailable.still_unclear",
        /// （五）不予处理 1.信访举报投诉类申请
        Petition = "declined.petition",
        /// （五）不予处理 2.重复申请
        Repeated = "declined.repeated",
        /// （五）不予处理 3.要求提供公开出版物
        Publication = "declined.publication",
        /// （五）不予处理 4.无正当理由大量反复申请
        Excessive = "declined.excessive",
        /// （五）不予处理 5.要求行政机关确认或重新出具已获取信息
        Reconfirmation = "declined.reconfirmation",
        /// （六）其他处理, one row (form 2019)
        Other = "other",
        /// （六）其他处理 1.申请人无正当理由逾期不补正… (form 2021)
        NotCorrected = "other.not_corrected",
        /// （六）其他处理 2.申请人逾期未按收费通知要求缴纳费用… (form 2021)
        FeeUnpaid = "other.fee_unpaid",
        /// （六）其他处理 3.其他 (form 2021)
        OtherMisc = "other.misc",
        /// （七）总计
        Total = "total",
        /// 四、结转下年度继续办理
        CarriedForward = "carried_forward",
    }
}

keys! {
    /// A column of table 3: who applied (申请人情况).
    Applicant {
        /// 自然人
        NaturalPerson = "natural_person",
        /// 商业企业
        Enterprise = "enterprise",
        /// 科研机构
        ResearchInstitution = "research_institution",
        /// 社会公益组织
        PublicInterestOrg = "public_interest_org",
        /// 法律服务机构
        LegalServiceOrg = "legal_service_org",
        /// 其他
        Other = "other",
        /// 总计
        Total = "total",
    }
}

keys! {
    /// A row of table 4, 行政复议、行政诉讼情况; printed as a block of five columns.
    RemedyRow {
        /// 行政复议
        Reconsideration = "reconsideration",
        /// 行政诉讼 未经复议直接起诉
        LitigationDirect = "litigation_direct",
        /// 行政诉讼 复议后起诉
        LitigationAfterReconsideration = "litigation_after_reconsideration",
    }
}

keys! {
    /// A column of table 4: how a case ended.
    Outcome {
        /// 结果维持
        Upheld = "upheld",
        /// 结果纠正
        Corrected = "corrected",
        /// 其他结果
        Other = "other",
        /// 尚未审结
        Pending = "pending",
        /// 总计
        Total = "total",
    }
}

keys! {
    /// A row of 政府信息公开情况统计表 (form 2014), which has one figure a row.
    StatisticsRow {
        /// （一）主动公开政府信息数
        Disclosed = "disclosure.total",
        /// 其中：主动公开规范性文件数
        DisclosedDocuments = "disclosure.normative_documents",
        /// 制发规范性文件总数
        DocumentsMade = "disclosure.normative_documents_made",
        /// 1.政府公报公开政府信息数
        ByGazette = "disclosure.gazette",
        /// 2.政府网站公开政府信息数
        ByWebsite = "disclosure.website",
        /// 3.政务微博公开政府信息数
        ByWeibo = "disclosure.weibo",
        /// 4.政务微信公开政府信息数
        ByWechat = "disclosure.wechat",
        /// 5.其他方式公开政府信息数
        ByOther = "disclosure.other",
        /// （一）回应公众关注热点或重大舆情数
        Responses = "responses.total",
        /// 1.参加或举办新闻发布会总次数
        PressConferences = "responses.press_conferences",
        /// 其中：主要负责同志参加新闻发布会次数
        PressConferencesByHead = "responses.press_conferences_by_head",
        /// 2.政府网站在线访谈次数
        Interviews = "responses.interviews",
        /// 其中：主要负责同志参加政府网站在线访谈次数
        InterviewsByHead = "responses.interviews_by_head",
        /// 3.政策解读稿件发布数
        Interpretations = "responses.interpretations",
        /// 4.微博微信回应事件数
        BySocialMedia = "responses.social_media",
        /// 5.其他方式回应事件数
        RespondedOther = "responses.other",
        /// （一）收到申请数
        Received = "received.total",
        /// 1.当面申请数
        InPerson = "received.in_person",
        /// 2.传真申请数
        ByFax = "received.fax",
        /// 3.网络申请数
        Online = "received.online",
        /// 4.信函申请数
        ByMail = "received.mail",
        /// （二）申请办结数
        Finished = "finished.total",
        /// 1.按时办结数
        OnTime = "finished.on_time",
        /// 2.延期办结数
        Extended = "finished.extended",
        /// （三）申请答复数
        Replied = "replied.total",
        /// 1.属于已主动公开范围数
        AlreadyPublic = "replied.already_public",
        /// 2.同意公开答复数
        Granted = "replied.granted",
        /// 3.同意部分公开答复数
        PartiallyGranted = "replied.partially_granted",
        /// 4.不同意公开答复数
        Refused = "replied.refused",
        /// 其中：涉及国家秘密
        StateSecret = "replied.refused_state_secret",
        /// 涉及商业秘密
        TradeSecret = "replied.refused_trade_secret",
        /// 涉及个人隐私
        Privacy = "replied.refused_privacy",
        /// 危及国家安全、公共安全、经济安全和社会稳定
        SecurityAndStability = "replied.refused_security_and_stability",
        /// 不是《条例》所指政府信息
        NotGovernmentInformation = "replied.refused_not_government_information",
        /// 法律法规规定的其他情形
        OtherLaw = "replied.refused_other_law",
        /// 5.不属于本行政机关公开数
        NotResponsible = "replied.not_responsible",
        /// 6.申请信息不存在数
        NotHeld = "replied.not_held",
        /// 7.告知作出更改补充数
        NeedsCorrection = "replied.needs_correction",
        /// 8.告知通过其他途径办理数
        OtherChannel = "replied.other_channel",
        /// 四、行政复议数量
        Reconsideration = "reconsideration.total",
        /// 行政复议 （一）维持具体行政行为数
        ReconsiderationUpheld = "reconsideration.upheld",
        /// 行政复议 （二）被依法纠错数
        ReconsiderationCorrected = "reconsideration.corrected",
        /// 行政复议 （三）其他情形数
        ReconsiderationOther = "reconsideration.other",
        /// 五、行政诉讼数量
        Litigation = "litigation.total",
        /// 行政诉讼 （一）维持具体行政行为或者驳回原告诉讼请求数
        LitigationUpheld = "litigation.upheld",
        /// 行政诉讼 （二）被依法纠错数
        LitigationCorrected = "litigation.corrected",
        /// 行政诉讼 （三）其他情形数
        LitigationOther = "litigation.other",
        /// 六、举报投诉数量
        Complaints = "complaints",
        /// 七、依申请公开信息收取的费用
        Fees = "fees",
        /// （一）政府信息公开工作专门机构数
        Bodies = "capacity.bodies",
        /// （二）设置政府信息公开查阅点数
        ReadingPoints = "capacity.reading_points",
        /// （三）从事政府信息公开工作人员数
        Staff = "capacity.staff",
        /// 1.专职人员数
        FullTime = "capacity.full_time",
        /// 2.兼职人员数
        PartTime = "capacity.part_time",
        /// （四）政府信息公开专项经费
        Budget = "capacity.budget",
        /// （一）召开政府信息公开工作会议或专题会议数
        Meetings = "training.meetings",
        /// （二）举办各类培训班数
        Courses = "training.courses",
        /// （三）接受培训人员数
        Trained = "training.people",
    }
}
