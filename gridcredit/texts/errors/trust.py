"""Certificates, keys and who is enrolled under whom, in words (`domain/errors/trust.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "NotEnrolled": (
        "“{name}”还没有收到上级的证书。可以先录入；收到证书文件后在“交换”中接受，再上报。",
        "“{name}” still waits for the certificate from the office above. Accept the certificate "
        "file under Exchange when it comes.",
    ),
    "CopyUndecided": (
        "“{name}”的数据不在上次使用它的电脑或文件夹里，可能是一份拷贝。数据都在，可以照常录入；"
        "请先在“交换”中确认它是搬到了这里，还是一份拷贝，再上报。",
        "“{name}” is not on the computer or in the folder where it was used last; it may be a "
        "copy. All data are kept and entering goes on. Say under Exchange whether it moved here "
        "or is a copy (gridcredit copied --moved or --copy); then send.",
    ),
    "PlaceRevoked": (
        "“{name}”的证书已被上级吊销，不能再收发数据包。数据都在，可以照常查看和录入；"
        "要恢复往来，请重新申请接入，收到新证书后接受。",
        "The certificate of “{name}” was revoked by the office above; nothing is exchanged with it "
        "any more. All data are kept. To go on, ask for a new certificate and accept it.",
    ),
    "AlreadyEnrolled": (
        "“{name}”已有证书，不需要再次接入，什么也没有改动。",
        "“{name}” already holds a certificate; nothing was changed.",
    ),
    "SenderUnknown": (
        "这里不认识发送单位：{file}。什么也没有导入；文件会原样收存，批准对方接入后自动导入。"
        "不认识的单位最多收存 20 个包、共 200 MB，多了先放下最旧的，原文件请留着。",
        "The sender of {file} is not known here. Nothing was taken in; the file is kept and taken "
        "in by itself once the sender is enrolled. Of unknown senders at most 20 packages and "
        "200 MB are kept, and the oldest go first: hold on to the file itself.",
    ),
    "SenderRevoked": (
        "发送单位的证书已被吊销：{file}。什么也没有导入；文件会原样收存，"
        "对方重新获批接入后自动导入。",
        "The certificate of the sender of {file} was revoked. Nothing was taken in; the file is "
        "kept and taken in by itself once the sender has a new certificate.",
    ),
    "CertificateRefused": (
        "这张证书不能用：{file}（{reason}）。什么也没有改动；请向上级索取发给本工作区的证书。",
        "This certificate cannot be used: {file} ({reason}). Nothing was changed; ask the office "
        "above for the one made for this workspace.",
    ),
    "NameRefused": (
        "文件里的单位名称不能用：{file}（{reason}）。什么也没有改动；请对方改用一行普通文字的名称，"
        "重新发来。",
        "An office in the file bears a name that will not do: {file} ({reason}). Nothing was "
        "changed; have it sent anew with a name of one plain line.",
    ),
    "FingerprintUnconfirmed": (
        "还没有人核对过指纹，{file} 没有生效，什么也没有改动。指纹：{fingerprint}；"
        "上级：{parent_fingerprint}；区：{root_fingerprint}。请与对方核对，一致的，"
        "加上 --fingerprint 指纹；已经另外核对过的，加上 --yes。",
        "Nobody has compared the fingerprints; {file} was not put into force and nothing was "
        "changed. Fingerprint {fingerprint}, parent {parent_fingerprint}, root "
        "{root_fingerprint}. Compare them with the other office, then give --fingerprint, or --yes "
        "where they were compared already.",
    ),
    "FingerprintDiffers": (
        "指纹不一致：文件 {file} 的是 {fingerprint}，核对的是 {given}。什么也没有改动。"
        "请不要使用这个文件，向对方当面或打电话问清楚，重新索取。",
        "The fingerprints differ: the file {file} has {fingerprint}, compared was {given}. Nothing "
        "was changed. Do not use this file; ask the other office in person or by telephone for "
        "another one.",
    ),
    "SuiteMissing": (
        "“{office}”没有 {suite} 套件的密钥（有：{known}），什么也没有写出，也没有改动。"
        "请改用 {known} 套件，或请该单位用本版本新建工作区后重新接入。",
        "“{office}” has no keys of suite {suite} (it has: {known}); nothing was written or "
        "changed. Use suite {known}, or have that office enrolled anew with a workspace of this "
        "version.",
    ),
    "TokenFailed": (
        "保管本工作区密钥的“{token}”用不了：{reason}。数据完好，这一步没有做；"
        "请插好密码钥匙、确认驱动已安装后再试。",
        "“{token}”, which holds the keys of this workspace, cannot be used: {reason}. The data "
        "is safe and this step was not done; plug the token in, see that its driver is "
        "installed, and try again.",
    ),
    "NoParent": (
        "“{name}”没有上级单位。请选择要发给的下级单位。",
        "“{name}” has no office above it. Choose the office below that the package is for.",
    ),
}
