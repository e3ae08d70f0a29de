"""Words for why a text of pledges, the number of a blank, or a scanned page is refused."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "no_blanks_wanted": (
        "要说明印给谁：一个人、一户、一个单元、一个筛选，或者要几张空白的",
        "say for whom: a person, a household, a stairwell, a filter, or how many without a name",
    ),
    "thumbprint": (
        "不得收集手印、指纹等生物识别信息（《山东省社会信用条例》第四十二条、《个人信息保护法》第二十八条）",
        "fingerprints and the like may not be collected (Shandong credit regulation art. 42, "
        "personal-information law art. 28)",
    ),
    "identity_document": (
        "不得要求身份证件的照片或复印件，超出最小必要（《个人信息保护法》第六条）",
        "pictures of identity documents may not be asked for: more than is needed "
        "(personal-information law art. 6)",
    ),
    "punishment": (
        "承诺书不得附带惩戒或不利后果，失信约束只能依法依规设定（国办发〔2020〕49号）",
        "a pledge may not threaten with sanctions; these are set by law alone "
        "(State Council office 2020 no. 49)",
    ),
    "publication": (
        "承诺条款不得要求公开；自然人信用信息不公开，公开须另行勾选同意"
        "（《山东省社会信用条例》第二十条）",
        "a clause may not ask for publication: credit records of natural persons are not "
        "published, and a consent to it is a tick of its own (Shandong credit regulation art. 20)",
    ),
    "unknown_part": (
        "不认识这个部分；可用：版本、起用日、条款、告知、勾选",
        "no such part; there are 版本, 起用日, 条款, 告知, 勾选",
    ),
    "part_said_twice": ("只能写一次", "it may be said once only"),
    "version_taken": ("这个版本号已经用过", "there is a text of that version already"),
    "number_several": (
        "有几份空白承诺书的末四位相同，请输入完整编号",
        "several blanks end in these digits: type the whole number",
    ),
    "no_such_blank": ("这里没有这个编号的空白承诺书", "no blank of that number is known here"),
    "number_spoiled": ("这张空白承诺书已作废", "that blank was spoiled"),
    "number_signed": ("这个编号已有人签署", "somebody signed under that number"),
    "number_of_another": ("这张是为另一个人印的", "it was printed for somebody else"),
    "other_version_printed": (
        "这张印的是另一个版本的文本，请看纸上的“文本版本”",
        "another version of the text is printed on it: see the foot of the paper",
    ),
    "number_withdrawn": (
        "这份承诺已撤回，扫描件不归档",
        "that pledge was withdrawn: no scan is kept",
    ),
    "number_withdrawn_already": ("这份承诺已撤回", "that pledge was withdrawn"),
    "stage_order": (
        "这份承诺书现在走不到这一步；先登记签署，再核对，再归档",
        "the pledge is not at that step: it is signed, then checked, then archived",
    ),
    "number_twice": (
        "这个编号有两张，请交街道核对",
        "two papers bear that number: the street has to look at them",
    ),
    "no_such_page": ("这份承诺书没有这一页", "that paper has no such page"),
    "code_of_another": (
        "这一页的二维码是另一个编号，不能归到别人名下",
        "the code on the page names another number: it is filed under no other",
    ),
    "page_filed": ("这一页已有扫描件", "a scan of that page is here already"),
    "no_code_read": ("没有读出二维码，请看图归位", "no code could be read: look at the page"),
    "foreign_code": ("不是承诺书的二维码", "its code is not that of a pledge"),
    "blank_page": ("空白页（背面）", "a blank page, such as a back"),
    "not_a_picture": (
        "不是照片、扫描件或 PDF；请用 JPG、PNG、TIFF 或 PDF",
        "no photo, scan or PDF; use a JPEG, PNG, TIFF or PDF",
    ),
    "heic": (
        "HEIC 照片读不了；请在手机上转成 JPG，或把相机格式设为“兼容性最佳”后重拍",
        "a HEIC photo; have the phone turn it into a JPEG, or take it again as “most compatible”",
    ),
    "locked_pdf": (
        "PDF 有密码；请去掉密码另存，或打印后再扫描",
        "the PDF has a password; save it without one, or print it and scan that",
    ),
    "picture_broken": (
        "图片损坏或不完整；请重新扫描这一页",
        "the picture is damaged or cut; scan this page again",
    ),
    "picture_too_large": (
        "图片太大；请以 300 dpi 重新扫描",
        "the picture is too large; scan it again at 300 dpi",
    ),
    "no_file": (
        "文件已不在或打不开；请检查后重新放入",
        "the file is gone or cannot be opened; look for it and add it again",
    ),
    "number_or_all": ("写一个编号，或用 --all 查全部", "name one number, or --all"),
    "steps_disordered": (
        "同一份承诺书前后步骤的日期颠倒了",
        "the steps of the pledge would not follow each other by their days",
    ),
    "nobody_to_sign": (
        "这里没有还没签的成年人",
        "no adult who has signed none is there",
    ),
    "unit_without_building": ("写了单元，还要写楼栋", "name the building of that stairwell too"),
    "one_to_another": (
        "用 --to 时只写第一个编号",
        "with --to, name only the first number",
    ),
    "no_page_here": (
        "这里没有它的扫描件，不能复印",
        "no page of it is here to be copied",
    ),
    "not_signed": ("这张还没有登记签署", "its signing was not recorded yet"),
    "village_or_grid": ("要写一个村居或网格", "name a village or a grid"),
    "checked_by_recorder": (
        "核对要由录入人以外的人办理，或由街道办理",
        "it is checked by another person than the one who recorded it, or at the street",
    ),
    "signed_blank": ("这张已经签署，作废请撤回承诺", "it was signed: take the pledge back instead"),
    "archive_part": (
        "全宗、门类只能用字母、数字或汉字，不超过 20 个字，不含“-”",
        "fonds and category are letters, digits or Chinese, 20 at most, without a hyphen",
    ),
    "no_such_box": ("没有这一盒，或还没有归档的承诺书", "no such box, or nothing is archived yet"),
    "not_due_for_disposal": (
        "还没有到期，也没有撤回",
        "its term is not over, and it was not withdrawn",
    ),
    "on_another_list": ("已在另一份销毁清册上", "it stands on another list"),
    "nothing_due": ("没有到期或撤回待处置的承诺书", "no paper is due for disposal"),
    "same_signer": (
        "销毁清册要由两个人签字，这个人已经签过",
        "two persons sign a disposal list, and this one has signed",
    ),
    "signed_by_two": ("两个人都已签字", "two persons have signed already"),
    "two_signatures_wanted": (
        "要两个人都签字后才能销毁",
        "nothing is destroyed before two persons have signed",
    ),
    "disposal_done": ("这份清册已经执行", "that list was carried out already"),
    "not_withdrawn": ("这份承诺没有撤回", "that pledge was not withdrawn"),
    "handed_back": ("已经退还", "it was handed back already"),
    "before_withdrawal": ("不能早于撤回的那天", "not before the day on which it was withdrawn"),
    "before_signing_list": ("不能早于清册的日期", "not before the day of the list"),
}
