"""Why a database server does not let us in or do what is needed, in words."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "wrong_password": ("用户名或密码不对", "the user or the password is wrong"),
    "no_database": (
        "没有这个数据库，或没有这个用户",
        "there is no such database, or no such user",
    ),
    "no_connection_left": ("连接数已满", "all its connections are taken"),
    "no_password": (
        "没有密码：.pgpass 里没有这台服务器和这个用户的一行",
        "no password: .pgpass has no line for this server and user",
    ),
    "no_root_certificate": (
        "没有用来核对服务器的根证书，或读不出来：请在地址里写 sslrootcert=文件",
        "the root certificate to check it by is not there or not to be read; name it in the URL: "
        "sslrootcert=FILE",
    ),
    "unknown_certificate": (
        "服务器的证书不是 sslrootcert 里的机构签发的，或已过期",
        "its certificate is not by an authority in sslrootcert, or is out of date",
    ),
    "certificate_of_another": (
        "证书上的主机名与地址里的不同",
        "its certificate bears another host name than the URL",
    ),
    "no_tls": (
        "服务器没有打开加密（TLS），地址里却要求加密",
        "it has no TLS switched on, which the URL asks for",
    ),
    "tls_needed": (
        "不加密就不让进：请在地址里写 sslmode=verify-full；"
        "或者 pg_hba.conf 里没有这台电脑和这个用户",
        "it lets nobody in unencrypted: write sslmode=verify-full into the URL; or its pg_hba.conf "
        "has no line for this computer and user",
    ),
    "not_let_in": (
        "服务器的 pg_hba.conf 里没有这台电脑和这个用户",
        "its pg_hba.conf has no line for this computer and user",
    ),
    "bad_option": ("地址里有一项参数不对", "a setting in the URL is none, or has a wrong value"),
    "no_memory": ("服务器内存不足", "it has too little memory"),
    "no_resources": ("服务器资源不足", "it has too little of what is needed"),
    "cancelled": (
        "这一步被服务器中止了",
        "the step was ended on it, by hand or by a limit of time",
    ),
    "time_limit": (
        "服务器的时限把连接断开了",
        "a limit of time on it ended the connection",
    ),
    "no_tables": (
        "这个数据库里没有工作区的数据",
        "there is no workspace in this database",
    ),
    "half_restored": (
        "数据库只恢复了一部分，缺少表或主键；请从完整的备份重新恢复",
        "it is only partly restored, tables or their keys are missing; restore it whole",
    ),
    "other_workspace": (
        "这个数据库是另一个单位的",
        "this database is another office's",
    ),
    "not_on_server": (
        "数据在本机的文件里，不在服务器上",
        "the tables lie in a file, not on a server",
    ),
    "too_old": ("服务器版本太旧", "the server is too old"),
    "not_utf8": ("数据库的编码不是 UTF-8", "the encoding of the database is not UTF-8"),
    "not_postgresql": (
        "要写成 postgresql+psycopg://用户@主机/数据库",
        "it has to be postgresql+psycopg://user@host/database",
    ),
    "district_only": (
        "街道和网格的数据含有个人信息，只能放在本机的加密文件里",
        "streets and grids hold personal data, which belongs into the encrypted file only",
    ),
    "on_server_already": ("数据已经在服务器上", "the tables lie on a server already"),
}
