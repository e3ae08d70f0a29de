"""Words that the program itself writes into the register: in Chinese, as the register is."""

from __future__ import annotations

HOLDER = "户主"
"""The relation of a householder to the householder."""

JOINED = "并入另一户"
"""Why a household is off the register whose people went to another one."""

UNMERGED = "不是同一人"
"""Why a merge of two residents does not stand any more."""

UNLINKED = "不再人户分离"
"""Why the record of where somebody lives and that of where he is registered are linked no more."""

MOVED_HERE = "{on} 自{address}迁入"
"""What the note of somebody says who came from another household."""

HANDED_BACK = "本人签收"
"""Who signs beside the office where a withdrawn paper was handed back: the person it is of."""
