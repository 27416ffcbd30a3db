//! The words the reader knows, and what each does in a paragraph. All are written as `spelling::key` writes them;
//! phrases in a list stand between bars.
use super::spelling::key;
use super::tokens::{Kind, Token};
use crate::platform::provinces;
use crate::platform::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word or phrase does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// "ông", "đồng chí"
    Courtesy,
    /// "Thiếu tướng", "Thượng tọa", "Luật sư": a title that stands before the name.
    Title,
    /// "PGS.TS.", "Thạc sĩ"
    Degree,
    /// "nguyên", "quyền"
    Standing,
    /// "Chủ tịch": a post begins.
    Head,
    /// "diễn giả": what several people are at an event, not a post they share.
    Role,
    /// "sinh viên": a post only right after a name.
    Occupation,
    /// "ban", "phòng": what a "trưởng" may lead.
    Led,
    /// "Sở", "Công ty": a body begins.
    Body,
    /// "Cao Bằng", "Nhật Bản"
    Place,
    /// "có", "gồm": after it people are named.
    Lead,
    /// "về phía"
    SideHead,
    /// "là", "từ": joins a person and a post or body.
    Link,
    /// "phát biểu": what a person does; their posts are over.
    Verb,
    /// "đại diện", "các": people without a name.
    Crowd,
    /// "khi", "người": words of a sentence, which no body's name holds.
    Prose,
    /// "Ảnh", "Tin": with a colon after it, who made the report.
    Credit,
}

const COURTESIES: &str = "ông|bà|anh|chị|em|cô|thầy|thầy giáo|cô giáo|chú|bác|cụ|đồng chí|đ/c|đc|đ.c|đ/chí|đ.chí|đồng chi|ngài|quý ông|quý bà|ông bà|ông/bà|ông, bà|anh/chị|\
    mr|mrs|ms|mr/ms|madam|mme|h.e|his excellency|her excellency|bạn";

const TITLES: &str = "đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|\
    đô đốc|phó đô đốc|chuẩn đô đốc|hòa thượng|thượng tọa|đại đức|ni trưởng|ni sư|sư cô|sư thầy|tỳ kheo|tỳ kheo ni|tỷ khiêu|thượng tọa tiến sĩ|\
    hồng y|tổng giám mục|giám mục|linh mục|mục sư|chức sắc|giáo hữu|phối sư|lm|\
    luật sư|bác sĩ|bác sỹ|kỹ sư|kĩ sư|kiến trúc sư|dược sĩ|dược sỹ|nhà báo|nhà văn|nhà thơ|nhạc sĩ|nhạc sỹ|họa sĩ|họa sỹ|ca sĩ|nghệ sĩ|nghệ sỹ|nghệ sĩ nhân dân|\
    nghệ sĩ ưu tú|nghệ nhân|nghệ nhân ưu tú|nghệ nhân nhân dân|nhà giáo|nhà giáo nhân dân|nhà giáo ưu tú|thầy thuốc nhân dân|thầy thuốc ưu tú|\
    anh hùng lao động|anh hùng llvtnd|anh hùng|doanh nhân|già làng|biên tập viên|btv|mc|general|colonel|major general|sir|professor|doctor|ambassador|venerable|nguyên soái";

const DEGREES: &str = "giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|tiến sĩ khoa học|tiến sỹ khoa học|thạc sĩ|thạc sỹ|cử nhân|viện sĩ|viện sỹ|giáo sư tiến sĩ|phó giáo sư tiến sĩ|\
    gs|pgs|ts|tskh|ths|th.s|t.s|bs|bscki|bsckii|bs.cki|bs.ckii|ks|kts|cn|ls|ds|gs.ts|pgs.ts|gs.tskh|pgs.tskh|gs.vs|vs|ts.bs|ths.bs|bs.ths|ts.ls|ths.ks|ths.ls|\
    gs.bs|pgs.bs|pgs.ts.bs|gs.ts.bs|pgs.ts.ls|ngnd|ngưt|nsnd|nsưt|ttnd|ttưt|nnnd|nnưt|ahlđ|ahllvtnd|ahllvt|anh hùng lực lượng vũ trang nhân dân|anh hùng lực lượng vũ trang|gs.ts.ngnd|pgs.ts.ngưt|dr|prof|assoc|assoc.prof|prof.dr|assoc.prof.dr|msc|phd|eng";

const STANDINGS: &str = "nguyên|nguyên là|quyền|cựu|tân|cố|nguyên quyền|former|acting";

const HEADS: &str = "chủ tịch|bí thư|tổng bí thư|giám đốc|tổng giám đốc|tgđ|gđ|pgđ|ptgđ|pct|ct|pcn|p.ct|p.gđ|p.tgđ|pbt|bt|cn clb|bộ trưởng|thứ trưởng|cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|\
    tổng cục trưởng|chi cục trưởng|tổng biên tập|chánh văn phòng|chánh án|chánh thanh tra|chánh thư ký|chánh vp|ủy viên|uvbtv|uv.btv|uv btv|uvtv|uv.tv|uvbch|uv.bch|uvtw|uvtwđ|uv.tw|\
    uvbct|uvttbct|tuv|ủy viên btv|tỉnh ủy viên|thành ủy viên|đảng ủy viên|huyện ủy viên|quận ủy viên|thị ủy viên|phường ủy viên|xã ủy viên|\
    đại biểu quốc hội|đbqh|đại biểu hđnd|đại biểu hội đồng nhân dân|thành viên|cố vấn|chuyên gia|diễn giả|giám khảo|nhà đầu tư|chuyên viên|thư ký|tổng thư ký|trợ lý|tham mưu trưởng|tư lệnh|\
    chính ủy|chính trị viên|chỉ huy trưởng|tư lệnh trưởng|hội trưởng|đội trưởng|tổ trưởng|trạm trưởng|hạt trưởng|nhóm trưởng|lớp trưởng|xã đội trưởng|đồn trưởng|hải đội trưởng|\
    trung đoàn trưởng|sư đoàn trưởng|lữ đoàn trưởng|tiểu đoàn trưởng|bí thư chi đoàn|đồng sáng lập|nhà sáng lập|sáng lập|người sáng lập|nhà đồng sáng lập|founder|co-founder|ceo|cto|cfo|coo|cmo|đại sứ|tham tán|tổng lãnh sự|lãnh sự|công sứ|tùy viên|\
    đại biện|bí thư thứ nhất|điều phối viên|giảng viên|nghiên cứu viên|nghiên cứu sinh|kế toán trưởng|trụ trì|chủ nhiệm|chủ hộ|chủ cơ sở|chủ doanh nghiệp|chủ trang trại|chủ vườn|chủ xưởng|\
    tổng thanh tra|thống đốc|thủ tướng|tổng kiểm toán|tổng kiểm toán nhà nước|viện phó|hiệu phó|vụ phó|phó ban|phó phòng|phó đoàn|phó khoa|đội phó|tổ phó|hội phó|\
    chủ tọa|nhân sĩ|chánh xứ|quản xứ|phó xứ|mục vụ|tỉnh trưởng|đô trưởng|thị trưởng|program manager|project manager|product manager|vice-chairman|vice-president|kiểm sát viên|thẩm phán|phát ngôn viên|người đại diện|trưởng đại diện|đại diện pháp luật|nhà thiết kế|nhà nghiên cứu|\
    phụ trách|quản đốc|ủy viên thường vụ|ủy viên thường trực|ủy viên trung ương|ủy viên dự khuyết|tổng đạo diễn|đạo diễn|tổng quản lý|trọng tài|chi hội trưởng|\
    chairman|chairwoman|chairperson|chair|president|vice president|vice chairman|vice chairwoman|deputy director|director|general director|deputy general director|managing director|executive director|\
    country director|manager|general manager|head|deputy head|minister|deputy minister|secretary|deputy secretary|secretary general|member|consul general|consul|counsellor|first secretary|\
    partner|managing partner|professor of|lecturer|researcher|senior|chief|vice rector|rector|dean|permanent|standing|representative|chief representative|advisor|mentor|speaker|governor|mayor|nhà hoạt động|\
    chủ biên|giám thị";

const ROLES: &str = "thành viên|diễn giả|giám khảo|nhà đầu tư|chuyên gia|cố vấn|nhà khoa học|thành viên ban giám khảo";

const OCCUPATIONS: &str = "giáo viên|công chức|viên chức|huấn luyện viên|kỹ thuật viên|nhà sáng chế|nhà giáo|thương binh|cựu chiến binh|đội trưởng|sinh viên|học sinh|nông dân|hội viên|đoàn viên|đại diện|lãnh đạo|ca sĩ|ca sỹ|thợ|công nhân|doanh nhân|luật sư|bác sĩ|bác sỹ|kỹ sư|kiến trúc sư|nhà báo|phóng viên|biên tập viên|cán bộ|quản lý|chủ|nhân viên|phiên dịch|nghệ nhân|tác giả|trưởng nhóm|nhà văn|người mẫu|hoa hậu|á hậu|kỷ lục gia|nhà khoa học|tiến sĩ|tiến sỹ|thạc sĩ";

const LED: &str = "ban|btc|bgk|bcđ|phân ban|tiểu bang|làng nghề|phân khoa|phòng|đoàn|khoa|bộ môn|nhóm|làng|tiểu ban|đại diện|công an|ca|thôn|bản|ấp|khu|khu phố|tổ|trạm|phái đoàn|chi nhánh|văn phòng|vp|bộ phận|phân viện|phân hiệu|chi hội|\
    hội đồng|câu lạc bộ|clb|dự án|chương trình|ngành|đài|đồn|trung tâm|tt|chi cục|nhà|đội|hạt|họ đạo|phòng/ban|bch|bộ|ban/ngành|bộ phận|lab|hợp phần|chi đoàn|liên chi|tuyến|bình|tổng";

const BODIES: &str = "bộ|sở|cục|vụ|viện|trường|đại học|học viện|cao đẳng|công ty|tổng công ty|tập đoàn|hội|hiệp hội|liên đoàn|liên hiệp|liên minh|trung tâm|văn phòng|ban|ủy ban|ubnd|hđnd|ubmttq|mttq|hội đồng|\
    quỹ|ngân hàng|chi cục|tổng cục|quân khu|binh đoàn|quân đoàn|sư đoàn|lữ đoàn|trung đoàn|quân chủng|bệnh viện|báo|đài|tạp chí|câu lạc bộ|clb|hợp tác xã|htx|doanh nghiệp|dntn|đại sứ quán|đsq|tổng lãnh sự quán|tỉnh ủy|\
    thành ủy|tỉnh đoàn|thành đoàn|huyện đoàn|đoàn|đảng ủy|đảng bộ|huyện ủy|chùa|giáo hội|tòa án|viện kiểm sát|vksnd|tand|công an|bộ chỉ huy|bộ tư lệnh|phòng|khoa|nhóm|dự án|tổ chức|mạng lưới|cụm|vườn ươm|cty|\
    tổ hợp tác|không gian|techfest|startup|vcci|natec|vusta|trung ương|tw|chính phủ|quốc hội|thtp|thpt|thcs|company|university|institute|group|ministry|department|bank|embassy|association|nhà hát|bảo tàng|làng|khu|\
    đại học quốc gia|liên hiệp các hội|nhà máy|xí nghiệp|hãng|cơ sở|cơ quan|tòa|ban quản lý|bql|bqlda|lực lượng|thành phố|tỉnh|phường|xã|huyện|tp|ubtƯ|ubtw|fpt|viettel|vnpt";

const PLACES: &str = "việt nam|viet nam|vietnam|lào|nhật bản|hàn quốc|trung quốc|hoa kỳ|mỹ|anh quốc|vương quốc anh|pháp|đức|úc|australia|ô-xtrây-li-a|canada|ấn độ|thái lan|campuchia|singapore|indonesia|malaysia|philippines|\
    myanmar|nga|liên bang nga|hà lan|bỉ|thụy sĩ|thụy điển|phần lan|đan mạch|na uy|israel|italia|ý|tây ban nha|bồ đào nha|ba lan|cộng hòa séc|cuba|cu ba|brazil|mexico|ai-len|ireland|new zealand|niu di-lân|\
    châu âu|châu á|asean|đông nam á|hồ chí minh|tp.hcm|tphcm|hcm|hà nội|đông dương|bắc bộ|trung bộ|nam bộ|tây nguyên|đông á|bà rịa vũng tàu|thừa thiên huế|thủ đô hà nội|đài loan|hủa phăn|luông pha băng|viêng chăn|quảng tây|vân nam|côn minh|nam ninh|\
    japan|korea|china|usa|france|germany|thailand|laos|cambodia|india|asia|europe|hanoi|ho chi minh|uk";

/// A body or place that is often called after a person: "Trường THPT Lê Quý Đôn", "phường Trần Phú".
const NAMED_AFTER: &str = "trường|chuyên|xứ|thpt|thcs|học|viện|phố|phường|xã|quận|huyện|thôn|đường|quỹ|ty|đoàn|cp|tnhh|mtv|tm|hàng|hát|tàng|chùa|giải|hiệu|xá|htx|dntn|cổ|phần|tp|group|đẳng|tiểu|khu|làng|hội|nghiệp|đảo|sạn|máy|ủy|thương|mại|vụ|hữu|hạn|thành|viên|nhân";

const LEADS: &str = "có|có mặt|gồm|gồm có|bao gồm|như|có sự tham dự của|có sự hiện diện của|với sự tham dự của|cùng dự|cùng tham dự|cùng dự có|cùng tham gia|cùng đi|cùng đi có|với sự tham gia của|với sự có mặt của|\
    sự hiện diện của|sự chủ trì của|thành phần|chủ trì hội nghị|including";

const SIDE_HEADS: &str = "về phía|phía|đại diện phía|bên phía|đoàn công tác";

const LINKS: &str = "là|hiện|hiện là|hiện đang là|hiện nay là|đang là|từ|đến từ|thuộc|của|chức vụ|đơn vị|giữ chức|giữ chức vụ|công tác tại|đang công tác tại|from|of";

const VERBS: &str = "phát biểu|công bố|phổ biến|quán triệt|đón|đón tiếp|động viên|chúc|khảo sát|dâng hương|dâng hoa|gặp gỡ|chủ tọa|đồng chủ tọa|đến|tới|chủ trì|đồng chủ trì|tham dự|đến dự|tới dự|về dự|dự|dự và|tham gia|đã|đang|sẽ|cho biết|cho rằng|cho hay|nhấn mạnh|khẳng định|chia sẻ|đánh giá cao|trao|trao giải|trao tặng|trao đổi|tặng|tặng hoa|tặng quà|tham quan|cắt băng|ký kết|bấm nút|\
    trình bày|giới thiệu|thay mặt|chúc mừng|ghi nhận|biểu dương|đề nghị|yêu cầu|mong muốn|phát động|tuyên bố|khai mạc|bế mạc|bày tỏ|cảm ơn|đề xuất|giải đáp|chứng kiến|ký|nói|dẫn đầu|làm việc|làm việc với|thăm|\
    trả lời|kết luận|tiếp thu|gửi|nêu|lưu ý|hy vọng|kỳ vọng|tin tưởng|làm trưởng đoàn|làm trưởng ban|làm chủ tịch|vinh dự|đạt giải|đoạt giải|giành giải|giành|được|bị|điểm lại|khi|để|rằng|nhưng|nhân dịp|trong buổi|tại buổi|tại lễ|tại hội nghị|tại diễn đàn|trong diễn đàn|\
    said|attended|spoke|delivered|emphasized";

const CROWDS: &str = "đại diện|lãnh đạo|các|những|một số|nhiều|đông đảo|toàn thể|toàn bộ|hơn|gần|trên|khoảng|cán bộ|quý vị|quý đại biểu|tập thể|bà con|phật tử|khách mời|đại biểu đến từ|cùng toàn thể|cùng đông đảo|\
    đại diện lãnh đạo|đại diện một số|đại diện các|các cơ quan|quan khách|nguyên lãnh đạo|nhân dân|phóng viên|cơ quan báo chí|chư tôn đức|tăng ni|chức sắc tôn giáo|đoàn viên thanh niên|mỗi|hàng trăm|hàng nghìn|hàng chục|toàn hội|đại biểu là|thân nhân|gia đình";

const PROSE: &str = "khi|người|để|trong|theo|này|đó|cho|nhân|sau|trước|vì|bởi|nên|nhưng|mà|nếu|không|rất|cũng|vẫn|còn|lại|ra|vào|lên|đây|trên|dưới|rằng|do|sinh|tại buổi|tại lễ|nhằm|giữa|ngày|tháng|chiều|qua|đều|phải|cần|nay|bên|khoảng|nằm|hội nghị|buổi|lễ|diễn ra|who|that|which|the";

const CREDITS: &str = "ảnh|tin|bài|nguồn|theo|tác giả|phóng viên|pv|clip|video|photo|thực hiện|bài viết|tin bài|đồ họa|người viết|biên tập|liên hệ|điện thoại|email|sđt|đt|tel";

/// Family names of the Kinh and of other peoples of Viet Nam: evidence that a name begins, not proof.
const FAMILIES: &str = "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|lí|đào|đoàn|vương|trịnh|trương|đinh|lâm|phùng|mai|tô|tạ|hà|\
    cao|thái|lương|lưu|chu|châu|tăng|kiều|quách|từ|tống|lã|lại|lò|lô|lường|lục|lữ|mạc|nghiêm|ngụy|nông|ninh|nhữ|ông|phí|quàng|sầm|\
    sùng|giàng|vàng|thào|thân|thiều|tòng|tôn|triệu|tưởng|tiêu|uông|văn|vi|vừ|âu|bạch|bế|cầm|cung|cù|cát|chử|chung|cấn|dư|doãn|diệp|\
    đàm|đậu|đèo|điêu|điểu|đới|đồng|giáp|hứa|kha|khổng|khúc|khuất|la|mẫn|thích|ksor|siu|lầu|mùa|hạng|bàn|phàn|tẩn|chảo|hờ|nay|rơ|kpă|\
    thạch|bành|khương|đường|hạ|tôn|thẩm|khà|xồng";

/// Family names that are also common words, or rare: a name may begin with them where one is awaited.
const RARE_FAMILIES: &str = "a|alăng|an|ayun|bhling|biện|bríu|bá|bạc|bồ|chương|chẩu|chế|cil|cà|công|cẩm|cồ|cứ|cự|danh|diêm|giang|h'|hloan|hoa|hoàn|hoắc|huyền|\
    hàn|hàng|hòa|hôih|hùng|hưng|hướng|hầu|hằng|k'|khiếu|khoàng|khâu|kim|kon|kông|kơ|lai|lang|linh|liêng|liễu|long|lù|lăng|lơ|lạc|\
    lều|lỗ|lộc|lỳ|ma|minh|mã|mông|mạnh|mục|ngân|ngọ|ngọc|nhan|nhâm|nhạc|niê|phó|phù|phương|phượng|pơloong|quan|quang|quản|quốc|rah|\
    rcom|sơn|thi|thiệu|thoong|thượng|thị|thịnh|tiết|tiếu|trang|tri|trà|trình|trưng|tu|tuấn|ty|tào|tường|tất|tần|tề|ung|viêm|viên|\
    vĩnh|vạn|vỏ|xa|xuân|y|ya|yên|zơrâm|ân|êban|ôn|đan|đoái|đái|đôn|đăng|đắc|đổng|ấu|ứng";

/// How many classes there are.
const CLASSES: usize = 18;

/// What a word is by itself, and what it does with the words after it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Traits {
    takes: [u8; CLASSES],
    /// A family name.
    pub family: bool,
    /// A family name that is rare, or also a common word.
    pub rare_family: bool,
    /// What stands after it is often the name of somebody that a body or place is called after.
    pub named_after: bool,
}

impl Traits {
    /// How many tokens the longest phrase of this class takes here; 0 where there is none.
    pub fn takes(&self, class: Class) -> usize {
        self.takes[class as usize].into()
    }
}

/// What follows the first word of a phrase, and what the whole does.
struct Phrase {
    rest: Vec<String>,
    class: Class,
}

/// What is known of a word.
#[derive(Default)]
struct Entry {
    traits: Traits,
    /// Longer ones first.
    phrases: Vec<Phrase>,
}

type Lexicon = HashMap<String, Entry>;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new();
    for (phrase, class) in CLASSED.iter().flat_map(|(text, class)| list(text).map(move |phrase| (phrase, *class))) {
        add(&mut lexicon, phrase.split(' '), class);
    }
    for province in provinces::former() {
        add(&mut lexicon, province.name_vi.split([' ', '-']), Class::Place);
    }
    for entry in lexicon.values_mut() {
        entry.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    for name in list(FAMILIES) {
        lexicon.entry(name.to_owned()).or_default().traits.family = true;
        lexicon.entry(fold(name)).or_default().traits.family = true;
    }
    for name in list(RARE_FAMILIES) {
        lexicon.entry(name.to_owned()).or_default().traits.rare_family = true;
    }
    for word in list(NAMED_AFTER) {
        lexicon.entry(word.to_owned()).or_default().traits.named_after = true;
    }
    lexicon
});

const CLASSED: [(&str, Class); 17] = [
    (COURTESIES, Class::Courtesy),
    (TITLES, Class::Title),
    (DEGREES, Class::Degree),
    (STANDINGS, Class::Standing),
    (HEADS, Class::Head),
    (ROLES, Class::Role),
    (OCCUPATIONS, Class::Occupation),
    (LED, Class::Led),
    (BODIES, Class::Body),
    (PLACES, Class::Place),
    (LEADS, Class::Lead),
    (SIDE_HEADS, Class::SideHead),
    (LINKS, Class::Link),
    (VERBS, Class::Verb),
    (CROWDS, Class::Crowd),
    (PROSE, Class::Prose),
    (CREDITS, Class::Credit),
];

fn list(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split('|').map(str::trim).filter(|phrase| !phrase.is_empty())
}

fn add<'a>(lexicon: &mut Lexicon, words: impl Iterator<Item = &'a str>, class: Class) {
    let mut words = words.map(key).filter(|word| !word.is_empty());
    if let Some(first) = words.next() {
        lexicon.entry(first).or_default().phrases.push(Phrase { rest: words.collect(), class });
    }
}

/// What the first of these tokens is, and what it does with those after it.
pub fn traits_at(tokens: &[Token]) -> Traits {
    let Some(entry) = tokens.first().and_then(|token| LEXICON.get(&token.key)) else { return Traits::default() };
    let mut traits = entry.traits;
    for phrase in &entry.phrases {
        let longest = &mut traits.takes[phrase.class as usize];
        if *longest == 0 {
            *longest = taken(phrase, &tokens[1..]).map_or(0, |rest| rest as u8 + 1);
        }
    }
    traits
}

/// How many tokens the rest of a phrase takes, if it stands there. A place may be written with a dash.
fn taken(phrase: &Phrase, tokens: &[Token]) -> Option<usize> {
    let mut at = 0;
    for word in &phrase.rest {
        if phrase.class == Class::Place && tokens.get(at).is_some_and(|token| token.kind == Kind::Dash) {
            at += 1;
        }
        tokens.get(at).filter(|token| token.key == *word)?;
        at += 1;
    }
    Some(at)
}

/// Whether this is the short form of a degree or honour.
pub fn is_degree(word: &str) -> bool {
    list(DEGREES).any(|known| known == word)
}
