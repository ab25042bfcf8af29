"""Is a material that could be any paper found, whatever it is called, and none that has a name?  (L006)"""

from __future__ import annotations

import pytest

from banshi.definitions.lint.vague import vague_material

VAGUE = [
    "其他有关材料",
    "其它材料",
    "其他材料",
    "其他",
    "相关资料",
    "有关证明",
    "有关部门要求的其他文件",
    "营业执照等相关材料",
    "其他证明材料（如需要）",
    "视情况提供的材料",
    "窗口要求的材料",
    "法律、法规规定的其他条件材料",
    "审批机关要求提交的材料",
    "补充材料",
    "必要的证明",
    "证明材料",
    "申请材料",
    "需要提交的其他申请材料",
    "主管部门规定的其他材料",
    "其他应当提交的材料",
    "依法需要提供的其他文件",
    "身份证等",
    "身份证等材料",
    "有关批准文件",
    "相关的证明文件",
    "其余材料",
    "所需材料",
    "上述材料以外的材料",
    "审批机关认为必要的其他材料",
    "法律法规规定应当提交的其他材料",
    "根据实际情况补充的资料",
    "必要时提供的说明",
]
VAGUE_EN = (
    "Other supporting documents",
    "Any other document required",
    "Other documents as required",
    "Relevant materials",
    "Documents deemed necessary",
    "Identity card and so on",
    "Identity card, licence, etc.",
    "Lease or other materials",
)
NAMED = [
    "身份证明",
    "营业执照",
    "与其他所有人的协议",
    "其他股东的身份证明",
    "房屋权属证明",
    "食品安全管理制度",
    "经营场所平面布局图",
    "施工方案",
    "等级评定证书",
    "设备清单",
    "法定代表人身份证",
    "其他单位同意函",
    "相关人员健康证明",
    "建设工程规划许可证等证件的复印件",
    "申请书",
    "补充协议",
    "不动产权属证书",
    "户口簿",
    "无犯罪记录证明",
    "收入证明",
    "租赁合同",
    "授权委托书",
    "消防安全承诺书",
    "需求说明书",
    "应急预案",
    "全部股东名册",
    "设计文件",
    "招标文件",
    "竣工验收资料",
    "出资证明",
]
NAMED_EN = ("Identity document", "Lease of the premises", "Supporting structure drawing", "Consent of the other owners")


@pytest.mark.parametrize("name", [*VAGUE, *VAGUE_EN])
def test_what_could_be_any_paper(name: str) -> None:
    assert vague_material(name)


@pytest.mark.parametrize("name", [*NAMED, *NAMED_EN])
def test_what_has_a_name(name: str) -> None:
    assert vague_material(name) is None
