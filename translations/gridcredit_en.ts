<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutCard</name>
    <message>
        <source>榴花网格 {version}</source>
        <translation>GridCredit {version}</translation>
    </message>
    <message>
        <source>许可：{licence}。不联网，不上传，数据只随您导出的文件离开这台电脑。</source>
        <translation>Licence: {licence}. No network, no upload: data leaves this computer only in files that you export.</translation>
    </message>
    <message>
        <source>数据文件夹：{folder}</source>
        <translation>Data folder: {folder}</translation>
    </message>
    <message>
        <source>打开数据文件夹</source>
        <translation>Open the data folder</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
</context>
<context>
    <name>AccountsCard</name>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>添加账号…</source>
        <translation>Add account…</translation>
    </message>
    <message>
        <source>重设口令…</source>
        <translation>Reset passphrase…</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>当前</source>
        <translation>You</translation>
    </message>
    <message>
        <source>停用 {name} 的账号？</source>
        <translation>Close the account of {name}?</translation>
    </message>
    <message>
        <source>以后不能再用它登录；它登记过的内容都保留。需要时可以重新添加。</source>
        <translation>Nobody can sign in with it any more; everything it recorded stays. It can be added again.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已停用 {name} 的账号</source>
        <translation>The account of {name} is closed</translation>
    </message>
    <message>
        <source>正在停用</source>
        <translation>Closing the account</translation>
    </message>
    <message>
        <source>户册中的人</source>
        <translation>On the register</translation>
    </message>
    <message>
        <source>关联到户册…</source>
        <translation>Link to the register…</translation>
    </message>
    <message>
        <source>未关联</source>
        <translation>Not linked</translation>
    </message>
    <message>
        <source>{name} · {home}</source>
        <translation>{name} · {home}</translation>
    </message>
    <message>
        <source>已不在户册</source>
        <translation>No longer on the register</translation>
    </message>
</context>
<context>
    <name>ActivityFields</name>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>编码、事项或拼音首字母</source>
        <translation>Code, words or pinyin initials</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>From</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>组织者</source>
        <translation>Organiser</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attached</translation>
    </message>
    <message>
        <source>不填就用项目的名称</source>
        <translation>Left blank: the item&apos;s name</translation>
    </message>
    <message>
        <source>现场照片最多三张；PDF 作为签到表扫描件</source>
        <translation>Up to three photos; a PDF is the scanned sign-in sheet</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>不填就按起止时间算</source>
        <translation>Left blank: from the times</translation>
    </message>
    <message>
        <source>每人的数量</source>
        <translation>Of each person</translation>
    </message>
    <message>
        <source>规则里没有这样的项目</source>
        <translation>No such item in the rules</translation>
    </message>
    <message>
        <source>已认出签到表，登记后与纸件对应</source>
        <translation>The sign-in sheet was recognised; this activity will belong to it</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message>
        <source>登记活动单</source>
        <translation>Record the activity</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>按门牌排列，只列签过参与确认的人</source>
        <translation>By door; only people who have signed that they take part</translation>
    </message>
    <message numerus="yes">
        <source>已登记 {name}：%n 人</source>
        <translation>
            <numerusform>Recorded {name}: %n person</numerusform>
            <numerusform>Recorded {name}: %n people</numerusform>
        </translation>
    </message>
    <message>
        <source>录入后撤销</source>
        <translation>Taken back after entry</translation>
    </message>
    <message numerus="yes">
        <source>将记 %n 笔</source>
        <translation>
            <numerusform>%n entry will be made</numerusform>
            <numerusform>%n entries will be made</numerusform>
        </translation>
    </message>
    <message>
        <source>{words}，剔除 {names}</source>
        <translation>{words}; left out: {names}</translation>
    </message>
    <message numerus="yes">
        <source>已作废 %n 笔</source>
        <translation>
            <numerusform>%n entry voided</numerusform>
            <numerusform>%n entries voided</numerusform>
        </translation>
    </message>
    <message>
        <source>已撤销活动单</source>
        <translation>The activity was taken back</translation>
    </message>
    <message>
        <source>撤销活动单</source>
        <translation>Taking the activity back</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Print sign-in sheet</translation>
    </message>
    <message>
        <source>签到表-{day}.pdf</source>
        <translation>sign-in-{day}.pdf</translation>
    </message>
    <message numerus="yes">
        <source>签到表已存为 PDF：%n 人</source>
        <translation>
            <numerusform>Sign-in sheet saved as PDF: %n person</numerusform>
            <numerusform>Sign-in sheet saved as PDF: %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddAccount</name>
    <message>
        <source>登录时选的名字，例如姓名拼音。</source>
        <translation>The name chosen at sign-in, such as the pinyin of the person&apos;s name.</translation>
    </message>
    <message>
        <source>已添加账号 {login}</source>
        <translation>Account {login} added</translation>
    </message>
    <message>
        <source>添加账号</source>
        <translation>Add an account</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>AddRequestDialog</name>
    <message>
        <source>登记本人的请求</source>
        <translation>Write down a person&apos;s request</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Write down</translation>
    </message>
    <message>
        <source>从次日起算工作日，到期前要答复。查阅可以当场打印交给本人。</source>
        <translation>Working days count from the next day on, and it is answered before they end. For access, print it and hand it over at once.</translation>
    </message>
    <message>
        <source>例如：电话登记错了，要求更正</source>
        <translation>Such as: the telephone is wrong and is to be corrected</translation>
    </message>
    <message>
        <source>请求</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>提出日期</source>
        <translation>Asked on</translation>
    </message>
</context>
<context>
    <name>AdultRow</name>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>年龄待核</source>
        <translation>Age to check</translation>
    </message>
    <message>
        <source>未告知</source>
        <translation>Not informed</translation>
    </message>
    <message>
        <source>已承诺</source>
        <translation>Pledged</translation>
    </message>
    <message>
        <source>已签承诺书</source>
        <translation>Pledge signed</translation>
    </message>
    <message>
        <source>婉拒</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>已见到</source>
        <translation>met</translation>
    </message>
    <message>
        <source>未见到</source>
        <translation>not met</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{met}（空格）</source>
        <translation>{met} (Space)</translation>
    </message>
    <message>
        <source>撤回注册</source>
        <translation>Withdrew</translation>
    </message>
    <message>
        <source>同意登记</source>
        <translation>Agrees: data</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Pledge</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>协助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>注册</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>展开或收起三项同意</source>
        <translation>Show or fold the three consents</translation>
    </message>
    <message>
        <source>同意上报</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>同意公开</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>同意 {given}/{all}</source>
        <translation>Agree {given}/{all}</translation>
    </message>
</context>
<context>
    <name>AlikePane</name>
    <message>
        <source>疑似重复</source>
        <translation>Likely doubles</translation>
    </message>
    <message>
        <source>返回户册 (Esc)</source>
        <translation>Back to the register (Esc)</translation>
    </message>
    <message>
        <source>重新查找</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>不是同一人(&amp;D)</source>
        <translation>&amp;Different people</translation>
    </message>
    <message>
        <source>合并…(&amp;M)</source>
        <translation>&amp;Merge…</translation>
    </message>
    <message>
        <source>没有疑似重复的人</source>
        <translation>Nobody seems to be here twice</translation>
    </message>
    <message>
        <source>比对了身份证号、姓名和读音、出生日期、电话、住址；拿不准的都会列在这里。</source>
        <translation>Compared by ID number, name and its sound, birth date, telephone and address; whatever is in doubt is listed here.</translation>
    </message>
    <message>
        <source>查找疑似重复</source>
        <translation>Look for likely doubles</translation>
    </message>
    <message>
        <source>全部两两比对，只列出来给人看，不会自动合并。</source>
        <translation>Everybody is compared and pairs are listed for people to judge; nothing is merged by itself.</translation>
    </message>
    <message>
        <source>开始查找</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>正在比对…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>户册已有变化，可以重新查找。</source>
        <translation>The register has changed; look again.</translation>
    </message>
    <message numerus="yes">
        <source>%n 对可能是同一人</source>
        <translation>
            <numerusform>%n pair may be one person</numerusform>
            <numerusform>%n pairs may be one person</numerusform>
        </translation>
    </message>
    <message>
        <source>，其中 {count} 对身份证号相同</source>
        <translation>, {count} of them with one ID number</translation>
    </message>
    <message>
        <source>已记下：{one} 和 {other} 不是同一人</source>
        <translation>Noted: {one} and {other} are two people</translation>
    </message>
    <message>
        <source>不是同一人</source>
        <translation>Different people</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>已把 {one} 和 {other} 合并为同一人</source>
        <translation>{one} and {other} are one person now</translation>
    </message>
    <message>
        <source>同一证号</source>
        <translation>One ID number</translation>
    </message>
    <message>
        <source>{score} 分</source>
        <translation>Score {score}</translation>
    </message>
</context>
<context>
    <name>AllView</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>这里没有承诺书</source>
        <translation>No pledges here</translation>
    </message>
    <message>
        <source>先印空白，签好后在走访里登记，再把扫描件拖进来。</source>
        <translation>Print blanks, record what was signed at a visit, then drop the scans here.</translation>
    </message>
    <message>
        <source>去印空白</source>
        <translation>Print blanks</translation>
    </message>
</context>
<context>
    <name>AlteredPledgesDialog</name>
    <message>
        <source>记录和签名流水不一致：请从备份恢复，或请上级重发数据包</source>
        <translation>A record differs from the signed journal: restore a backup, or ask the office above for a package</translation>
    </message>
    <message>
        <source>扫描文件被改动过：请重新扫描原件，或从备份恢复</source>
        <translation>A scan was altered: scan the original again, or restore a backup</translation>
    </message>
    <message>
        <source>扫描文件不在这里：等下一个数据包，或从备份恢复</source>
        <translation>A scan is not here: wait for the next package, or restore a backup</translation>
    </message>
    <message>
        <source>只扫描了一部分页：请补扫缺的页</source>
        <translation>Only some pages were scanned: scan the others</translation>
    </message>
    <message numerus="yes">
        <source>%n 份承诺书有问题</source>
        <translation>
            <numerusform>%n pledge is not as it was</numerusform>
            <numerusform>%n pledges are not as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>核验了 %n 份。双击或回车看那一份。</source>
        <translation>
            <numerusform>%n was verified. Enter or a double click shows the pledge.</numerusform>
            <numerusform>%n were verified. Enter or a double click shows the pledge.</numerusform>
        </translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>情况和办法</source>
        <translation>What is wrong, and what to do</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>答复异议</source>
        <translation>Answer the objection</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>{item}：{words}</source>
        <translation>{item}: {words}</translation>
    </message>
    <message>
        <source>会印在答复书上；不写第三人的姓名</source>
        <translation>It is printed in the letter; no names of third persons</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>应计分</source>
        <translation>Points due</translation>
    </message>
    <message>
        <source>这一笔应当计多少分</source>
        <translation>How many points the entry should count</translation>
    </message>
    <message>
        <source>答复内容</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>AnswerRequestDialog</name>
    <message>
        <source>答复请求</source>
        <translation>Answer a request</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>答复日期</source>
        <translation>Answered on</translation>
    </message>
    <message>
        <source>怎样答复的</source>
        <translation>How it was answered</translation>
    </message>
    <message>
        <source>把打印件交给本人，记下何时、怎样交的。</source>
        <translation>Hand the print over, and note when and how.</translation>
    </message>
    <message>
        <source>先更正再答复；不予更正的写明理由。</source>
        <translation>Correct first, then answer; where nothing is corrected, say why.</translation>
    </message>
    <message>
        <source>保管期限未满的不删，告知本人哪些、为什么留着（见设置 › 保管期限）；授权、承诺可以随时撤回。真正抹除由后续步骤办理。</source>
        <translation>What is within its term stays: tell the person what is kept, and why (see Settings › How long things are kept). Consents and pledges can be withdrawn at any time. Erasing itself is a later step.</translation>
    </message>
</context>
<context>
    <name>AppealFields</name>
    <message>
        <source>群众要办什么事，一句话</source>
        <translation>What they ask for, in a sentence</translation>
    </message>
    <message>
        <source>例如住建局、物业、村居</source>
        <translation>Such as the housing office or the village</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>办理期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>空着就是 {day}</source>
        <translation>Blank: {day}</translation>
    </message>
    <message>
        <source>空着就是 {day}（那一年还没有工作日历，只按周末算）</source>
        <translation>Blank: {day} (no calendar of working days for that year: only weekends were left out)</translation>
    </message>
</context>
<context>
    <name>AppealsView</name>
    <message>
        <source>待答复</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>哪些诉求</source>
        <translation>Which requests</translation>
    </message>
    <message>
        <source>答复…</source>
        <translation>Reply…</translation>
    </message>
    <message>
        <source>更正…</source>
        <translation>Correct…</translation>
    </message>
    <message>
        <source>撤回答复</source>
        <translation>Take the reply back</translation>
    </message>
    <message>
        <source>到这一户</source>
        <translation>Go to the door</translation>
    </message>
    <message>
        <source>诉求转办</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>这里没有诉求</source>
        <translation>No requests here</translation>
    </message>
    <message>
        <source>走访时选“诉求转办”，写下诉求和承办单位，就会列在这里，直到答复。</source>
        <translation>Choose “Request passed on” at a door, with the request and the unit; it stands here until it is replied to.</translation>
    </message>
    <message>
        <source>登记日</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>撤销录入</source>
        <translation>Entry undone</translation>
    </message>
    <message>
        <source>已答复，办结</source>
        <translation>Replied to and closed</translation>
    </message>
    <message>
        <source>已撤销答复，重新列为待答复</source>
        <translation>Reply undone; the request is open again</translation>
    </message>
    <message>
        <source>已更正诉求</source>
        <translation>Request corrected</translation>
    </message>
    <message>
        <source>答复有误</source>
        <translation>The reply was wrong</translation>
    </message>
    <message>
        <source>已撤回答复</source>
        <translation>Reply taken back</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
</context>
<context>
    <name>ArchiveRulesDialog</name>
    <message>
        <source>档号规则</source>
        <translation>Rules of archive numbers</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>档号 = 全宗-门类-年-期限-件，例如 {example}；归档时自动给号，给过的号不变。</source>
        <translation>An archive number is fonds-category-year-term-item, such as {example}. It is given when a paper is archived, and stays.</translation>
    </message>
    <message>
        <source>档案馆给的全宗号；留空用单位编码。</source>
        <translation>The fonds that the archives gave; blank: the office&apos;s code.</translation>
    </message>
    <message>
        <source>留空用 XYCN（信用承诺）。</source>
        <translation>Blank: XYCN (credit pledges).</translation>
    </message>
</context>
<context>
    <name>ArchiveView</name>
    <message>
        <source>待归档</source>
        <translation>To be archived</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>这里没有承诺书</source>
        <translation>No pledges here</translation>
    </message>
    <message>
        <source>核对通过的承诺书，原件放进盒里，记下盒号和页号就归了档。</source>
        <translation>Put the original of a checked pledge into its box and note box and page: that archives it.</translation>
    </message>
    <message>
        <source>去核对</source>
        <translation>Go and check</translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>正在做每日备份</source>
        <translation>Keeping the day&apos;s copy</translation>
    </message>
</context>
<context>
    <name>ArticlesView</name>
    <message>
        <source>本周（每周至少一篇）：{units}</source>
        <translation>This week (one at least): {units}</translation>
    </message>
    <message>
        <source>本月部门：{units}</source>
        <translation>Departments this month: {units}</translation>
    </message>
</context>
<context>
    <name>AskedBanner</name>
    <message>
        <source>去答复</source>
        <translation>Answer</translation>
    </message>
    <message numerus="yes">
        <source>请求待答复 %n 件</source>
        <translation>
            <numerusform>%n request waits for an answer</numerusform>
            <numerusform>%n requests wait for an answer</numerusform>
        </translation>
    </message>
    <message>
        <source>{words}，已过 {day} 的期限</source>
        <translation>{words}; the term ended on {day}</translation>
    </message>
    <message>
        <source>{words}，{day} 前答复</source>
        <translation>{words}, by {day}</translation>
    </message>
</context>
<context>
    <name>AssessmentView</name>
    <message>
        <source>期次</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>季度</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>往前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>往后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>导入方案…</source>
        <translation>Import scheme…</translation>
    </message>
    <message>
        <source>评分…</source>
        <translation>Score…</translation>
    </message>
    <message>
        <source>核定本单位…</source>
        <translation>Check this unit…</translation>
    </message>
    <message>
        <source>其余各项按数据计分；之后 5 个工作日内单位可以提异议</source>
        <translation>All other lines count by their figures; the unit may object for 5 working days</translation>
    </message>
    <message>
        <source>签发…</source>
        <translation>Issue…</translation>
    </message>
    <message>
        <source>被考核单位</source>
        <translation>Units assessed</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>装入常用方案…</source>
        <translation>Load a usual scheme…</translation>
    </message>
    <message>
        <source>这一期没有考核方案</source>
        <translation>No scheme for this period</translation>
    </message>
    <message>
        <source>导入一份指标表：指标、分值、计分方式、数据来源；先装入常用方案再改也行。</source>
        <translation>Import a table of indicators: name, points, way of scoring, source; or load the usual scheme and change it.</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>满分</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>按数据</source>
        <translation>By figure</translation>
    </message>
    <message>
        <source>自评</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>核定</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>{year}年第{number}季度</source>
        <translation>Quarter {number} of {year}</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{scheme}：{when} 已签发，不再改动。</source>
        <translation>{scheme}: issued {when}, changed no more.</translation>
    </message>
    <message>
        <source>{scheme}：有异议等待复核。</source>
        <translation>{scheme}: an objection awaits its answer.</translation>
    </message>
    <message>
        <source>{scheme}：还没有核定完。</source>
        <translation>{scheme}: not all is checked.</translation>
    </message>
    <message>
        <source>{scheme}：已核定，{unit}可以提异议到 {day}。</source>
        <translation>{scheme}: checked; {unit} may object until {day}.</translation>
    </message>
    <message>
        <source>已保存，现得 {points} 分</source>
        <translation>Saved: {points} points now</translation>
    </message>
    <message>
        <source>核定 {unit}</source>
        <translation>Check {unit}</translation>
    </message>
    <message>
        <source>没有人工评过的指标按数据计分；之后 5 个工作日内该单位可以提异议。</source>
        <translation>Lines that nobody scored count by their figures; the unit may object for 5 working days.</translation>
    </message>
    <message numerus="yes">
        <source>已核定 %n 项</source>
        <translation>
            <numerusform>%n line checked</numerusform>
            <numerusform>%n lines checked</numerusform>
        </translation>
    </message>
    <message>
        <source>签发 {span}</source>
        <translation>Issue {span}</translation>
    </message>
    <message>
        <source>考核结果签发后不再改动，随数据包下发到各单位。</source>
        <translation>Once issued the result is changed no more; it goes to the units with the packages.</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>表格存到哪里</source>
        <translation>Where to put the tables</translation>
    </message>
    <message>
        <source>{span} 已签发</source>
        <translation>{span} issued</translation>
    </message>
    <message>
        <source>常用考核方案</source>
        <translation>Usual scheme</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv *.xls *.et)</source>
        <translation>Sheets (*.xlsx *.csv *.xls *.et)</translation>
    </message>
    <message>
        <source>考核方案</source>
        <translation>Scheme of assessment</translation>
    </message>
    <message>
        <source>方案没有导入，请改好这些再试</source>
        <translation>Not imported: mend these and try again</translation>
    </message>
    <message>
        <source>已导入 {count} 项指标，满分 {points}</source>
        <translation>{count} indicators imported, {points} points in full</translation>
    </message>
    <message>
        <source>；按信息篇数计分与为基层减负的规定不符，请斟酌</source>
        <translation>; central rules advise against scoring numbers of articles</translation>
    </message>
    <message>
        <source>导入方案</source>
        <translation>Import scheme</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>拖入或粘贴照片、材料，或点击选择</source>
        <translation>Drop or paste photos and papers, or click to choose</translation>
    </message>
    <message>
        <source>照片和材料 (*.jpg *.jpeg *.png *.webp *.pdf *.tif *.tiff)</source>
        <translation>Photos and papers (*.jpg *.jpeg *.png *.webp *.pdf *.tif *.tiff)</translation>
    </message>
    <message>
        <source>选择佐证</source>
        <translation>Choose evidence</translation>
    </message>
    <message>
        <source>粘贴的照片 {n}</source>
        <translation>Pasted photo {n}</translation>
    </message>
    <message>
        <source>拖入或粘贴照片，或点击选择</source>
        <translation>Drop or paste photos, or click to choose</translation>
    </message>
    <message>
        <source>照片 (*.jpg *.jpeg *.png *.webp)</source>
        <translation>Photos (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>已存的照片 {n}</source>
        <translation>Kept photo {n}</translation>
    </message>
</context>
<context>
    <name>AwardCard</name>
    <message>
        <source>认定</source>
        <translation>Award</translation>
    </message>
    <message>
        <source>这次认定</source>
        <translation>Awarded now</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>现在没有可以认定的人。</source>
        <translation>Nobody can be awarded now.</translation>
    </message>
    <message>
        <source>不在其中的</source>
        <translation>Not among them</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>没有。</source>
        <translation>None.</translation>
    </message>
    <message>
        <source>本期已认定</source>
        <translation>Awarded in this period</translation>
    </message>
    <message>
        <source>证书编号</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>还没有。</source>
        <translation>None yet.</translation>
    </message>
    <message>
        <source>保存名次</source>
        <translation>Save places</translation>
    </message>
    <message>
        <source>不限名额</source>
        <translation>No quota</translation>
    </message>
    <message>
        <source>名额 {n}</source>
        <translation>Quota {n}</translation>
    </message>
    <message>
        <source>{quota}。公示期满、没有未答复异议的，在这里认定；没有人就是本期空缺。</source>
        <translation>{quota}. Those whose notice has ended without an open objection are awarded here; with nobody, the period stays vacant.</translation>
    </message>
    <message>
        <source>认定由街道审核人员办理。</source>
        <translation>The street&apos;s reviewer awards.</translation>
    </message>
    <message>
        <source>{quota} · 待认定 {waiting} · 已认定 {held}。{who}</source>
        <translation>{quota} · {waiting} to be awarded · {held} awarded. {who}</translation>
    </message>
    <message>
        <source>通过 {passed} 位，名额 {quota}。</source>
        <translation>{passed} passed, the quota is {quota}. </translation>
    </message>
    <message>
        <source>先排定名次，各不相同，再认定。</source>
        <translation>Set places first, each another, then award.</translation>
    </message>
    <message>
        <source>等街道审核人员排定名次。</source>
        <translation>The street&apos;s reviewer sets the places.</translation>
    </message>
    <message>
        <source>{name} · {number}</source>
        <translation>{name} · {number}</translation>
    </message>
    <message>
        <source>名次：{name}</source>
        <translation>Place: {name}</translation>
    </message>
    <message>
        <source>有两位名次相同，每位的名次要不一样。</source>
        <translation>Two have the same place; each needs a place of its own.</translation>
    </message>
    <message numerus="yes">
        <source>已排定 %n 位的名次</source>
        <translation>
            <numerusform>%n place is set</numerusform>
            <numerusform>%n places are set</numerusform>
        </translation>
    </message>
    <message>
        <source>现在认定？</source>
        <translation>Award now?</translation>
    </message>
    <message>
        <source>认定以后各有证书编号，编号不再更改；名额之外的会写明原因，不再参加本期。</source>
        <translation>Each gets a certificate number that never changes; those beyond the quota are left out of this period, with the reason.</translation>
    </message>
    <message numerus="yes">
        <source>已认定 %n 位</source>
        <translation>
            <numerusform>%n awarded</numerusform>
            <numerusform>%n awarded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BandBar</name>
    <message numerus="yes">
        <source>{band}：%n 户</source>
        <translation>
            <numerusform>{band}: %n household</numerusform>
            <numerusform>{band}: %n households</numerusform>
        </translation>
    </message>
    <message>
        <source>看这些户</source>
        <translation>See these households</translation>
    </message>
</context>
<context>
    <name>BandListDialog</name>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>户总分</source>
        <translation>Household total</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>按门牌排列，不排名次；此次查看已记入日志。</source>
        <translation>By door, without ranks. That you looked is in the log.</translation>
    </message>
</context>
<context>
    <name>Basket</name>
    <message>
        <source>兑换篮</source>
        <translation>Basket</translation>
    </message>
    <message>
        <source>物品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>每件</source>
        <translation>Each</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>小计</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>篮子还是空的</source>
        <translation>The basket is empty</translation>
    </message>
    <message>
        <source>库存不够：{names}</source>
        <translation>Not enough in stock: {names}</translation>
    </message>
    <message>
        <source>还差 {points} 分，不能透支</source>
        <translation>{points} points short; no overdraft</translation>
    </message>
    <message>
        <source>合计 {points} 分</source>
        <translation>{points} points in all</translation>
    </message>
    <message>
        <source>兑换后余额 {points} 分</source>
        <translation>Balance afterwards: {points} points</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>正在建立工作区</source>
        <translation>Making the workspace</translation>
    </message>
    <message>
        <source>正在写申请文件</source>
        <translation>Writing the request</translation>
    </message>
    <message>
        <source>正在核验证书</source>
        <translation>Checking the certificate</translation>
    </message>
    <message>
        <source>证书已核验，可以开始工作了。</source>
        <translation>The certificate is good; work can begin.</translation>
    </message>
    <message>
        <source>选择工作区文件夹</source>
        <translation>Choose the workspace&apos;s folder</translation>
    </message>
    <message>
        <source>虚构的人和户，约半分钟。口令是 liuhua-demo。</source>
        <translation>Made-up people and households; about half a minute. The passphrase is liuhua-demo.</translation>
    </message>
    <message>
        <source>正在准备演示</source>
        <translation>Preparing the demonstration</translation>
    </message>
    <message>
        <source>已存到 {folder}</source>
        <translation>Saved in {folder}</translation>
    </message>
    <message>
        <source>正在打开工作区</source>
        <translation>Opening the workspace</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>推荐</source>
        <translation>Nominations</translation>
    </message>
    <message>
        <source>今年的工作日历还没有，期限按周末推算，可能不准。</source>
        <translation>There is no calendar of this year&apos;s working days: due days are reckoned by weekends and may be wrong.</translation>
    </message>
    <message>
        <source>名额与时限…</source>
        <translation>Quota and clocks…</translation>
    </message>
    <message>
        <source>推荐要有一张推荐表、两名证明人和本人三项授权。每月 25 日前推荐本月的。</source>
        <translation>A nomination needs a form, two witnesses and the nominee&apos;s three consents. A month&apos;s are recommended until its 25th.</translation>
    </message>
    <message>
        <source>村居或街道推荐以后，这里按阶段列出每一位。</source>
        <translation>Once a village or the street has nominated, everybody is listed here by stage.</translation>
    </message>
    <message>
        <source>这里还没有推荐</source>
        <translation>No nominations here yet</translation>
    </message>
    <message>
        <source>写推荐表</source>
        <translation>Write a form</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>显示姓名和事迹</source>
        <translation>Show name and story</translation>
    </message>
    <message>
        <source>用途（会记入审计日志，例如：审核 10 月推荐）</source>
        <translation>Purpose (goes into the audit log, such as: review of October)</translation>
    </message>
    <message numerus="yes">
        <source>超期 %n 件</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>选定期次、级别和村居，可以看名额。</source>
        <translation>Choose a period, a level and a village to see the quota.</translation>
    </message>
    <message>
        <source>不限名额 · 已认定 {awarded}，在办 {under_way}</source>
        <translation>No quota · {awarded} awarded, {under_way} under way</translation>
    </message>
    <message>
        <source>名额 {quota} · 已认定 {awarded}，在办 {under_way}</source>
        <translation>Quota {quota} · {awarded} awarded, {under_way} under way</translation>
    </message>
    <message>
        <source> · 多于名额，认定前要排定名次</source>
        <translation> · more than the quota: places are needed</translation>
    </message>
    <message>
        <source>登记用途</source>
        <translation>Logging the purpose</translation>
    </message>
    <message>
        <source>扫描件和照片 (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp)</source>
        <translation>Scans and photos (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>选择附件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>名额与时限已保存</source>
        <translation>Quota and clocks are saved</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message numerus="yes">
        <source>待撤下 %n 件</source>
        <translation>
            <numerusform>%n to take down</numerusform>
            <numerusform>%n to take down</numerusform>
        </translation>
    </message>
    <message>
        <source>填报进展…</source>
        <translation>Report…</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>筛选：任务、单位、指标</source>
        <translation>Filter: task, unit, indicator</translation>
    </message>
    <message>
        <source>重点任务</source>
        <translation>Key tasks</translation>
    </message>
    <message>
        <source>还没有重点任务</source>
        <translation>No key tasks yet</translation>
    </message>
    <message>
        <source>区信用办导入任务分工表，之后随数据包下来；各单位的进展表也在这里导入。</source>
        <translation>The credit office of the district imports the sheet of tasks; it comes down with the packages. The sheets of the departments are imported here too.</translation>
    </message>
    <message>
        <source>装入文件的 14 项任务…</source>
        <translation>Load the 14 tasks of the document…</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>牵头单位</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv *.xls *.et)</source>
        <translation>Sheets (*.xlsx *.csv *.xls *.et)</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>检查表格</source>
        <translation>Checking the sheet</translation>
    </message>
    <message>
        <source>任务新增 {added}、改动 {changed}、相同 {same}；进展 {reports} 条；不能用 {bad} 处</source>
        <translation>Tasks: {added} new, {changed} changed, {same} the same; {reports} reports; {bad} refused</translation>
    </message>
    <message>
        <source>这些没有导入</source>
        <translation>These were not imported</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>已存为 {name}</source>
        <translation>Saved as {name}</translation>
    </message>
</context>
<context>
    <name>BoxesView</name>
    <message>
        <source>盒</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>盒内目录…</source>
        <translation>List of the box…</translation>
    </message>
    <message>
        <source>档号规则…</source>
        <translation>Archive numbers…</translation>
    </message>
    <message>
        <source>归档的承诺书</source>
        <translation>Archived pledges</translation>
    </message>
    <message>
        <source>盒里还没有承诺书</source>
        <translation>No pledge lies in a box yet</translation>
    </message>
    <message>
        <source>归档时写明盒号和页号，这里就按盒列出来，可以打印盒内目录放进盒里。</source>
        <translation>Say box and page when archiving, and papers are listed here by their boxes; print the list and put it into the box.</translation>
    </message>
    <message>
        <source>去归档</source>
        <translation>Archive some</translation>
    </message>
    <message>
        <source>永久</source>
        <translation>For ever</translation>
    </message>
    <message>
        <source>页</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>档号</source>
        <translation>Archive number</translation>
    </message>
    <message>
        <source>承诺书编号</source>
        <translation>Pledge number</translation>
    </message>
    <message>
        <source>签署日</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>保管到</source>
        <translation>Kept until</translation>
    </message>
    <message>
        <source>全部盒</source>
        <translation>All boxes</translation>
    </message>
    <message>
        <source>第 {box} 盒</source>
        <translation>Box {box}</translation>
    </message>
    <message numerus="yes">
        <source>%n 份</source>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n</numerusform>
        </translation>
    </message>
    <message>
        <source>盒内目录</source>
        <translation>List of the box</translation>
    </message>
    <message>
        <source>盒内目录-{box}.pdf</source>
        <translation>box-{box}.pdf</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf);;表格 (*.xlsx)</source>
        <translation>PDF files (*.pdf);;Workbooks (*.xlsx)</translation>
    </message>
    <message numerus="yes">
        <source>盒内目录已存好：%n 份</source>
        <translation>
            <numerusform>List saved: %n paper</numerusform>
            <numerusform>List saved: %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BringingBack</name>
    <message>
        <source>正在检查备份</source>
        <translation>Checking the backup</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>备份比现在的数据旧</source>
        <translation>The backup is older than the data here</translation>
    </message>
    <message>
        <source>用备份代替</source>
        <translation>Use the backup instead</translation>
    </message>
    <message>
        <source>这份备份是旧版本做的，里面还存有上级能打开的一份密钥。请重新做一份备份，旧的销毁。</source>
        <translation>An earlier version made this backup, and a key that the office above can open is still in it. Make a new backup and destroy this one.</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>整单元、群发登记</source>
        <translation>Many doors at once</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>每户各记一次走访，要么全部记上，要么都不记；记错了可以一次撤销。</source>
        <translation>Each door gets a visit of its own, all or none; a mistake is undone in one step.</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>微信群告知</source>
        <translation>Group chat</translation>
    </message>
    <message>
        <source>电话告知</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>还没有告知过的成年人记为“已告知”</source>
        <translation>Adults who had not heard are recorded as informed</translation>
    </message>
    <message>
        <source>例如群名；不写个人信息</source>
        <translation>Such as the group&apos;s name; nothing personal</translation>
    </message>
    <message>
        <source>略过的户</source>
        <translation>Doors left out</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>哪些户</source>
        <translation>Which doors</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Informed</translation>
    </message>
    <message numerus="yes">
        <source>将登记 %n 户</source>
        <translation>
            <numerusform>%n door will be recorded</numerusform>
            <numerusform>%n doors will be recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，其中新告知 %n 人</source>
        <translation>
            <numerusform>, %n person newly informed</numerusform>
            <numerusform>, %n people newly informed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>；略过 %n 户：</source>
        <translation>
            <numerusform>; %n door left out: </numerusform>
            <numerusform>; %n doors left out: </numerusform>
        </translation>
    </message>
    <message>
        <source>选楼栋、单元或筛选，可打字查找</source>
        <translation>Choose a building, a stairwell or a filter; type to find one</translation>
    </message>
</context>
<context>
    <name>CalendarCard</name>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Working-day calendar</translation>
    </message>
    <message>
        <source>把日历 (CSV) 拖到这里，或点击选择；每行：日期,性质,名称</source>
        <translation>Drop a calendar (CSV) here, or click to choose one; each row: date,kind,name</translation>
    </message>
    <message>
        <source>工作日历：新增 {added} 天，修改 {updated}，不变 {same}</source>
        <translation>Calendar: {added} days added, {updated} changed, {same} the same</translation>
    </message>
    <message>
        <source>正在导入工作日历</source>
        <translation>Reading the calendar</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>改一天…</source>
        <translation>Change a day…</translation>
    </message>
    <message>
        <source>撤回这一天…</source>
        <translation>Take this day back…</translation>
    </message>
    <message>
        <source>区里下发</source>
        <translation>District</translation>
    </message>
    <message>
        <source>随程序</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>工作日历 (*.csv)</source>
        <translation>Working-day calendar (*.csv)</translation>
    </message>
    <message>
        <source>选择工作日历</source>
        <translation>Choose a calendar</translation>
    </message>
    <message>
        <source>{day} 已保存，随下一个数据包下发。</source>
        <translation>{day} saved; it goes down with the next package.</translation>
    </message>
    <message>
        <source>撤销录入</source>
        <translation>Entry undone</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤回 {day} 的安排？</source>
        <translation>Take back what was said of {day}?</translation>
    </message>
    <message>
        <source>撤回以后，这一天按随程序的日历或星期算；随下一个数据包下发。</source>
        <translation>The day then counts as the calendar of the program or its weekday says; this goes down with the next package.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>录入有误</source>
        <translation>Entered wrongly</translation>
    </message>
    <message>
        <source>通知有变</source>
        <translation>The notice changed</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>{year} 年还没有工作日历：算到这一年的期限只按星期推算，屏幕和打印件上都会提示。通知公布后请导入，或逐日录入。</source>
        <translation>{year} has no working-day calendar yet: clocks that reach into it count weekdays only, and screen and print say so. Import it once it is announced, or enter it day by day.</translation>
    </message>
    <message>
        <source>{year} 年还没有工作日历：算到这一年的期限只按星期推算，屏幕和打印件上都会提示。区里下发后自动更正。</source>
        <translation>{year} has no working-day calendar yet: clocks that reach into it count weekdays only, and screen and print say so. What the district sends down corrects it.</translation>
    </message>
</context>
<context>
    <name>CalendarDayDialog</name>
    <message>
        <source>改一天</source>
        <translation>Change a day</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>以国务院办公厅的放假通知为准；保存后随下一个数据包下发。</source>
        <translation>As the State Council’s holiday notice says; it goes down with the next package.</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>例如：国庆节、元旦。</source>
        <translation>Such as National Day, New Year’s Day.</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>看多久</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>上一段</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一段</source>
        <translation>On</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>约定的回访</source>
        <translation>Promised visits</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>约定日</source>
        <translation>Promised for</translation>
    </message>
    <message>
        <source>上次</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>Enter 开始走访    + − 改一天    M 改日期    可拖到某一天</source>
        <translation>Enter opens the door    + − move a day    M another day    or drag onto a day</translation>
    </message>
    <message>
        <source>这一天没有约定</source>
        <translation>Nothing is promised for this day</translation>
    </message>
    <message>
        <source>在走访页填回访日期，就会出现在这里。</source>
        <translation>Days to come back, entered at a door, appear here.</translation>
    </message>
    <message numerus="yes">
        <source>已过约定日 %n 户</source>
        <translation>
            <numerusform>%n past its day</numerusform>
            <numerusform>%n past their day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{day}，%n 户</source>
        <translation>
            <numerusform>{day}: %n door</numerusform>
            <numerusform>{day}: %n doors</numerusform>
        </translation>
    </message>
    <message>
        <source>改到哪一天，例如 2026-12-08</source>
        <translation>To which day, such as 2026-12-08</translation>
    </message>
    <message>
        <source>改约回访</source>
        <translation>Promise another day</translation>
    </message>
    <message>
        <source>改约回访日期</source>
        <translation>Another day was agreed</translation>
    </message>
    <message>
        <source>已改约到 {day}</source>
        <translation>Now promised for {day}</translation>
    </message>
    <message>
        <source>撤销改约</source>
        <translation>Change of day undone</translation>
    </message>
    <message>
        <source>已撤销改约</source>
        <translation>Change of day undone</translation>
    </message>
    <message>
        <source>打印回访日程</source>
        <translation>Print promised visits</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>回访日程.pdf</source>
        <translation>promised-visits.pdf</translation>
    </message>
    <message numerus="yes">
        <source>回访日程已存为 PDF：%n 页</source>
        <translation>
            <numerusform>Promised visits saved as PDF: %n page</numerusform>
            <numerusform>Promised visits saved as PDF: %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeCard</name>
    <message>
        <source>本周变化</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>累计注册</source>
        <translation>Registered now</translation>
    </message>
    <message>
        <source>上周累计（至 {day}）</source>
        <translation>Until last Sunday, {day}</translation>
    </message>
    <message>
        <source>核减</source>
        <translation>Removed</translation>
    </message>
</context>
<context>
    <name>ChangePassphrase</name>
    <message>
        <source>现在的口令</source>
        <translation>Present one</translation>
    </message>
    <message>
        <source>口令已更改</source>
        <translation>Passphrase changed</translation>
    </message>
    <message>
        <source>口令不对。请检查大小写和输入法。</source>
        <translation>Wrong passphrase. Check capitals and the input method.</translation>
    </message>
    <message>
        <source>更改口令</source>
        <translation>Change passphrase</translation>
    </message>
    <message>
        <source>更改</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>第 {number} 套规则的改动</source>
        <translation>What rule set {number} changed</translation>
    </message>
    <message numerus="yes">
        <source>%n 处改动</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message>
        <source>没有改动。</source>
        <translation>Nothing changed.</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>What</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message>
        <source>待核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>没有待核的承诺书</source>
        <translation>No pledge waits for a check</translation>
    </message>
    <message>
        <source>登记了签署的承诺书，由录入人以外的人或街道对着扫描件核一遍。</source>
        <translation>A pledge whose signing was recorded is compared with its scan by somebody other than the one who recorded it, or by the street.</translation>
    </message>
</context>
<context>
    <name>Children</name>
    <message>
        <source>已吊销</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>已接入</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>下级单位</source>
        <translation>Offices below</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>缺号</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>对账码</source>
        <translation>Tally code</translation>
    </message>
    <message>
        <source>还没有接入下级</source>
        <translation>No office below yet</translation>
    </message>
    <message>
        <source>吊销证书</source>
        <translation>Revoke certificate</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>先写一份邀请文件交给下级；再把它交来的申请文件 (.gcreq) 拖进这一页，核对指纹后批准。</source>
        <translation>Write an invitation and hand it down; then drag the request (.gcreq) that comes back into this page, compare the fingerprints and approve.</translation>
    </message>
    <message>
        <source>邀请街道…</source>
        <translation>Invite a street…</translation>
    </message>
    <message>
        <source>邀请村居或网格员…</source>
        <translation>Invite a village or grid worker…</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>期次</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>村居</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>各级</source>
        <translation>All levels</translation>
    </message>
    <message>
        <source>各期</source>
        <translation>All periods</translation>
    </message>
    <message>
        <source>全部村居</source>
        <translation>All villages</translation>
    </message>
</context>
<context>
    <name>ClockNotice</name>
    <message>
        <source>关闭提示</source>
        <translation>Close the notice</translation>
    </message>
    <message>
        <source>这台电脑的时钟可能慢了：现在显示 {now}，而这里最新的一条记录写于 {newest}。请先把系统的日期、时间和时区调准，再登记。</source>
        <translation>This computer&apos;s clock may be slow: it shows {now}, but the newest entry here was written at {newest}. Set the system&apos;s date, time and time zone before you enter anything.</translation>
    </message>
</context>
<context>
    <name>ClosingView</name>
    <message>
        <source>结账与公示</source>
        <translation>Closing</translation>
    </message>
</context>
<context>
    <name>Compared</name>
    <message>
        <source>看这一户</source>
        <translation>Open the household</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>榴花分</source>
        <translation>Score registration</translation>
    </message>
    <message>
        <source>承诺书</source>
        <translation>Pledge</translation>
    </message>
    <message>
        <source>相符：{signs}</source>
        <translation>Agree: {signs}</translation>
    </message>
    <message>
        <source>不符：{signs}</source>
        <translation>Differ: {signs}</translation>
    </message>
    <message>
        <source>已注册</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>已签承诺</source>
        <translation>Pledged</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>登记：{what}</source>
        <translation>Record: {what}</translation>
    </message>
    <message>
        <source>登记撤回：{what}</source>
        <translation>Record a withdrawal: {what}</translation>
    </message>
    <message>
        <source>三项授权分开签，各有各的日期；本人可以随时撤回任何一项。</source>
        <translation>The three consents are signed apart, each with its day; any can be withdrawn at any time.</translation>
    </message>
    <message>
        <source>撤回以后不再公开姓名，已发布的会出现撤下任务；已作的认定不受影响。</source>
        <translation>The name is not shown any more, what was published is to be taken down; an award that was made stands.</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>撤回日期</source>
        <translation>Withdrawn on</translation>
    </message>
</context>
<context>
    <name>ConsentTicks</name>
    <message>
        <source>{what}的签字日期</source>
        <translation>Day of signing: {what}</translation>
    </message>
</context>
<context>
    <name>CopiedJobs</name>
    <message>
        <source>已搬到这里？</source>
        <translation>Moved here?</translation>
    </message>
    <message>
        <source>原来那份以后不再使用。如果还有人在用原来那份，请选“这是拷贝”。</source>
        <translation>The other one will not be used any more. If anybody still uses it, choose “This is a copy”.</translation>
    </message>
    <message>
        <source>已搬到这里</source>
        <translation>It moved here</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>这是一份拷贝？</source>
        <translation>Is this a copy?</translation>
    </message>
    <message>
        <source>这台电脑会换成新单位，要向上级重新申请接入。拷贝以后在这里录入的都归它，一条不丢，也不会重复计数。</source>
        <translation>This computer becomes a new office and asks the office above to join again. All that was entered here since it was copied is its own: nothing is lost, nothing is counted twice.</translation>
    </message>
    <message>
        <source>是拷贝</source>
        <translation>It is a copy</translation>
    </message>
    <message>
        <source>换到这台了？</source>
        <translation>Changed to this computer?</translation>
    </message>
    <message>
        <source>原来那台以后不再打开这里的数据。两台都上报的话，上级会发现，其中一台要换成新单位、重新申请接入。</source>
        <translation>The data will not be opened on the first computer any more. If both send, the office above notices, and one of them has to become a new office and ask for a place again.</translation>
    </message>
    <message>
        <source>换到这台了</source>
        <translation>Changed to this one</translation>
    </message>
    <message>
        <source>两台都在用？</source>
        <translation>Are both in use?</translation>
    </message>
    <message>
        <source>两台都在用</source>
        <translation>Both in use</translation>
    </message>
    <message>
        <source>原来那台照旧。这台电脑会换成新单位，要向上级重新申请接入。恢复以后在这里录入的都归它，一条不丢，也不会重复计数。</source>
        <translation>The first computer goes on as before. This one becomes a new office and has to ask the office above for a place again. What was entered here since the restore is its own: nothing is lost, nothing is counted twice.</translation>
    </message>
    <message>
        <source>就用这份较旧的数据？</source>
        <translation>Use this older data?</translation>
    </message>
    <message>
        <source>已导出过的，各单位收到过的会随下一个数据包传回来；录入以后还没导出过的，这里没有，要重新录。</source>
        <translation>What was exported and arrived comes back with the other offices’ next packages. What was entered and never exported is not here and has to be entered again.</translation>
    </message>
    <message>
        <source>就用这份</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>另一份还在用？</source>
        <translation>Still using the other one?</translation>
    </message>
    <message>
        <source>还在用</source>
        <translation>Still in use</translation>
    </message>
</context>
<context>
    <name>CopiedStrip</name>
    <message>
        <source>已搬到这里</source>
        <translation>It moved here</translation>
    </message>
    <message>
        <source>这是拷贝…</source>
        <translation>This is a copy…</translation>
    </message>
    <message>
        <source>申请接入…</source>
        <translation>Ask to join…</translation>
    </message>
    <message>
        <source>数据不在上次使用它的电脑或文件夹里。是搬到了这里，还是一份拷贝、原来那份还在用？确认前不能导出；可以照常走访录入。</source>
        <translation>These data are not on the computer or in the folder where they were used last. Did they move here, or is this a copy and the other one still in use? Until you say so nothing is exported; visits can be entered.</translation>
    </message>
    <message>
        <source>换到这台了</source>
        <translation>Changed to this one</translation>
    </message>
    <message>
        <source>两台都在用…</source>
        <translation>Both in use…</translation>
    </message>
    <message>
        <source>这里的数据是从备份恢复的，原来在另一台电脑或文件夹里用。原来那台坏了、丢了或不再用，选“换到这台了”；还在用，选“两台都在用”。回答前不能导出；可以照常走访录入。</source>
        <translation>These data were restored from a backup and were used on another computer or in another folder before. If that one is broken, lost or out of use, choose “Changed to this one”; if it is still in use, choose “Both in use”. Nothing can be exported until you answer; visits can be entered.</translation>
    </message>
    <message>
        <source>这里的数据在另一台电脑上也在用：那台照旧，下级也照旧报给它；这台已换成新单位。把申请交给上级，收到证书后拖到这里，再导出。这里改过的姓名、电话等个人信息不经上级传给那台，请在那台上照样改。</source>
        <translation>These data are in use on another computer too: that one goes on as before, and the offices below go on reporting to it; this one has become a new office. Hand the request to the office above, drop the certificate here when it comes, then export. Names, telephone numbers and other personal details changed here do not reach the other computer by way of the office above: change them there too.</translation>
    </message>
    <message>
        <source>这里的数据在另一台电脑上也在用：那台照旧，这台已换成新单位。数据都在，可以照常走访录入。把申请交给上级，收到证书后拖到这里，再导出。</source>
        <translation>These data are in use on another computer too: that one goes on as before, this one has become a new office. All data are kept and visits can be entered. Hand the request to the office above, drop the certificate here when it comes, then export.</translation>
    </message>
    <message>
        <source>就用这份…</source>
        <translation>Use this one…</translation>
    </message>
    <message>
        <source>另一份还在用…</source>
        <translation>The other is still in use…</translation>
    </message>
    <message>
        <source>这里的数据比上次导出时旧，像是放回了以前的拷贝。较新的那份找得到，就关掉程序，把它放回来；已经没有了，选“就用这份”；还在别处用，选“另一份还在用”。回答前不能导出；可以照常走访录入。</source>
        <translation>The data here is older than when it last exported, as if an earlier copy had been put back. If you have the newer one, close the program and put that back. If it is gone, choose “Use this one”; if it is in use elsewhere, “The other is still in use”. Nothing can be exported before that; visits can be entered as usual.</translation>
    </message>
</context>
<context>
    <name>CorrectAppealDialog</name>
    <message>
        <source>更正诉求</source>
        <translation>Correct a request</translation>
    </message>
    <message>
        <source>保存更正</source>
        <translation>Save the correction</translation>
    </message>
    <message>
        <source>写明原因</source>
        <translation>Say why</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>办理期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation>Reason of the correction</translation>
    </message>
</context>
<context>
    <name>CorrectFactDialog</name>
    <message>
        <source>更正：{what}</source>
        <translation>Correct: {what}</translation>
    </message>
    <message>
        <source>保存更正</source>
        <translation>Save the correction</translation>
    </message>
    <message>
        <source>原来的记录留着，看得到谁、何时、为什么更正。登记错了人，请撤回后给本人重新登记。</source>
        <translation>The earlier record stays, with who corrected it, when and why. If it was entered for the wrong person, take it back and enter it for the right one.</translation>
    </message>
    <message>
        <source>记错了</source>
        <translation>Entered wrongly</translation>
    </message>
    <message>
        <source>日期不对</source>
        <translation>Wrong date</translation>
    </message>
    <message>
        <source>漏记了</source>
        <translation>Something was left out</translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>撤回同意</source>
        <translation>Withdrawn</translation>
    </message>
</context>
<context>
    <name>CorrectVisitDialog</name>
    <message>
        <source>更正走访</source>
        <translation>Correct the visit</translation>
    </message>
    <message>
        <source>保存更正</source>
        <translation>Save the correction</translation>
    </message>
    <message>
        <source>原来的记录留着，看得到谁、何时、为什么更正。改了日期，这次登记的注册、承诺和同意跟着改；改成没见到人，它们一并撤回。</source>
        <translation>The record as it was stays to be seen, with who corrected it, when and why. Registrations, pledges and consents of this visit follow its date; where nobody was met they are taken back.</translation>
    </message>
    <message>
        <source>不写身份证号，不写病情和收入</source>
        <translation>No ID numbers, no illness, no income</translation>
    </message>
    <message>
        <source>记错了</source>
        <translation>Noted wrongly</translation>
    </message>
    <message>
        <source>点错了结果</source>
        <translation>Wrong outcome chosen</translation>
    </message>
    <message>
        <source>时间不对</source>
        <translation>Wrong time</translation>
    </message>
    <message>
        <source>漏记了</source>
        <translation>Something was left out</translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>介绍了</source>
        <translation>Introduced</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>盘点 {name}</source>
        <translation>Count {name}</translation>
    </message>
    <message>
        <source>记下盘点</source>
        <translation>Record the count</translation>
    </message>
    <message>
        <source>账上 {stock} {unit}</source>
        <translation>On the books: {stock} {unit}</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Stock-taking</translation>
    </message>
    <message>
        <source>实有</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>有出入的写明原因</source>
        <translation>Where it differs, say why</translation>
    </message>
</context>
<context>
    <name>CountedText</name>
    <message>
        <source>{count} 字，多了 {over} 字（应 {range}）</source>
        <translation>{count} characters, {over} too many ({range})</translation>
    </message>
    <message>
        <source>{count} 字，还差 {under} 字（应 {range}）</source>
        <translation>{count} characters, {under} more wanted ({range})</translation>
    </message>
    <message>
        <source>{count} 字（应 {range}）</source>
        <translation>{count} characters ({range})</translation>
    </message>
</context>
<context>
    <name>CountsPane</name>
    <message>
        <source>村居月度数</source>
        <translation>Counts of villages by month</translation>
    </message>
    <message>
        <source>户和记录留在村居和街道，区里只收每个村居每月的数。</source>
        <translation>Households and entries stay in village and street; the district gets counts of each village and month only.</translation>
    </message>
    <message>
        <source>还没有村居结过账</source>
        <translation>No village has closed a month yet</translation>
    </message>
    <message>
        <source>试点村居结账以后，每月的笔数、板块得分、异议和兑换数随街道的数据包上来。</source>
        <translation>Once pilot villages close, each month&apos;s entries, points by theme, objections and redemptions come up with the street&apos;s packages.</translation>
    </message>
    <message>
        <source>去导入数据包</source>
        <translation>Take packages in</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>迟</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>村居</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>街道</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>笔数</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>参与户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>党建</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>文明实践</source>
        <translation>Civic</translation>
    </message>
    <message>
        <source>社会治理</source>
        <translation>Governance</translation>
    </message>
    <message>
        <source>美丽乡村</source>
        <translation>Beautiful</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>兑换</source>
        <translation>Redeemed</translation>
    </message>
    <message>
        <source>结账</source>
        <translation>Closing</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>程序出错了</source>
        <translation>The program failed</translation>
    </message>
    <message>
        <source>刚才的一步没有完成，已经保存的数据是安全的。可以继续使用；如果再次出现，请把下面的报告交给技术支持。报告里没有个人信息。</source>
        <translation>The last step was not completed; what was saved is safe. You can go on. If it happens again, pass this report on to support. It holds no personal data.</translation>
    </message>
    <message>
        <source>错误报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>继续使用</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>CreditPage</name>
    <message>
        <source>信用+</source>
        <translation>Credit plus</translation>
    </message>
    <message>
        <source>这里还没有村居</source>
        <translation>No village here yet</translation>
    </message>
    <message>
        <source>信用+按村居记账。等街道建好村居和网格、数据包到了以后再来看。</source>
        <translation>Credit plus is kept by village. Come back once the street has set up villages and grids and its package has come.</translation>
    </message>
    <message>
        <source>村居</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>这个村居还没有积分规则</source>
        <translation>This village has no rules yet</translation>
    </message>
    <message>
        <source>先立规，才能记账。可以从起始规则开始，逐条修改后再导入。</source>
        <translation>Rules come before entries. Begin with the starter set, edit its items, then import it.</translation>
    </message>
    <message>
        <source>先立规，才能记账。请村居审核人员或街道导入积分规则。</source>
        <translation>Rules come before entries. Ask the village&apos;s reviewer or the street to import them.</translation>
    </message>
    <message>
        <source>去立规</source>
        <translation>Set rules</translation>
    </message>
    <message>
        <source>全部村居</source>
        <translation>All villages</translation>
    </message>
</context>
<context>
    <name>Crossing</name>
    <message>
        <source>注册与承诺</source>
        <translation>Registered and pledged</translation>
    </message>
    <message>
        <source>占 {share}%</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>已注册并承诺</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>已注册未承诺</source>
        <translation>Registered only</translation>
    </message>
    <message>
        <source>已承诺未注册</source>
        <translation>Pledged only</translation>
    </message>
    <message>
        <source>均未办理</source>
        <translation>Neither</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>佐证不全</source>
        <translation>Evidence incomplete</translation>
    </message>
    <message>
        <source>日期不符</source>
        <translation>Wrong date</translation>
    </message>
    <message>
        <source>重复登记</source>
        <translation>Entered twice</translation>
    </message>
    <message>
        <source>不符合这个项目</source>
        <translation>Does not fit the item</translation>
    </message>
    <message>
        <source>已核查其他记录（只记是否，不记内容）</source>
        <translation>Other records were checked (only that they were)</translation>
    </message>
    <message>
        <source>不排名次</source>
        <translation>No place</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>名次 </source>
        <translation>Place </translation>
    </message>
    <message>
        <source>事迹不具体</source>
        <translation>The story is vague</translation>
    </message>
    <message>
        <source>证明材料不全</source>
        <translation>Proof is missing</translation>
    </message>
    <message>
        <source>与核查情况不符</source>
        <translation>Not what the check found</translation>
    </message>
    <message>
        <source>授权没有签全</source>
        <translation>Consents are missing</translation>
    </message>
    <message>
        <source>现在办理：{step}</source>
        <translation>To be decided: {step}</translation>
    </message>
    <message>
        <source>排定名次</source>
        <translation>Set the place</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
</context>
<context>
    <name>DecisionKeys</name>
    <message>
        <source>不了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{decision}的原因</source>
        <translation>{decision}: because</translation>
    </message>
</context>
<context>
    <name>DemoNotice</name>
    <message>
        <source>演示：人和户都是编的，什么也不会外传。</source>
        <translation>Demonstration: everybody is made up, nothing leaves this computer.</translation>
    </message>
    <message>
        <source>看网格员的桌面</source>
        <translation>Grid desk</translation>
    </message>
    <message>
        <source>看街道的桌面</source>
        <translation>Street desk</translation>
    </message>
    <message>
        <source>看区里的桌面</source>
        <translation>District desk</translation>
    </message>
    <message>
        <source>离开演示</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>看村居的桌面</source>
        <translation>Village desk</translation>
    </message>
</context>
<context>
    <name>DeskPart</name>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>门牌、姓名、拼音，或扫存折上的码</source>
        <translation>Door, name, pinyin, or scan the passbook&apos;s code</translation>
    </message>
    <message>
        <source>物品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>编码、名称</source>
        <translation>Code or name</translation>
    </message>
    <message>
        <source>兑换，出兑换单</source>
        <translation>Redeem, print voucher</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>领取人</source>
        <translation>Collected by</translation>
    </message>
    <message>
        <source>回车放进篮子；篮里用 + - 改件数，Del 拿出</source>
        <translation>Enter puts it into the basket; there + and - change the count, Del takes it out</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>没有找到这一户</source>
        <translation>No such household</translation>
    </message>
    <message>
        <source>这个村居的兑换点不在本单位，这里只能看。</source>
        <translation>This village redeems at another office; here it can only be looked at.</translation>
    </message>
    <message>
        <source>可兑换余额 {points} 分</source>
        <translation>{points} points to redeem</translation>
    </message>
    <message>
        <source>余额 {points} 分，暂停兑换</source>
        <translation>Balance {points} points, redeeming suspended</translation>
    </message>
    <message>
        <source>没有这种物品</source>
        <translation>No such goods</translation>
    </message>
    <message>
        <source>{points} 分</source>
        <translation>{points} points</translation>
    </message>
    <message>
        <source>{code} · 库存 {stock}</source>
        <translation>{code} · {stock} in stock</translation>
    </message>
    <message>
        <source>先选领取人</source>
        <translation>Choose who collects it first</translation>
    </message>
    <message>
        <source>兑换</source>
        <translation>Redeem</translation>
    </message>
    <message>
        <source>已兑换，单号 {number}，余额 {points} 分</source>
        <translation>Redeemed: voucher {number}, balance {points} points</translation>
    </message>
</context>
<context>
    <name>DispatchFigures</name>
    <message>
        <source>应注册人数</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>上期累计</source>
        <translation>Total before</translation>
    </message>
    <message>
        <source>新增注册</source>
        <translation>New registrations</translation>
    </message>
    <message>
        <source>核减</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Corr.</translation>
    </message>
    <message>
        <source>累计注册</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>新签承诺</source>
        <translation>New pledges</translation>
    </message>
    <message>
        <source>累计承诺</source>
        <translation>Pledged</translation>
    </message>
    <message>
        <source>入户户次</source>
        <translation>Visits at doors</translation>
    </message>
    <message>
        <source>见面户</source>
        <translation>Households met</translation>
    </message>
    <message>
        <source>今年走访过的户</source>
        <translation>Households visited this year</translation>
    </message>
    <message>
        <source>有应注册人员的户</source>
        <translation>Households with somebody in the base</translation>
    </message>
    <message>
        <source>宣传信息</source>
        <translation>Articles</translation>
    </message>
</context>
<context>
    <name>DispatchPage</name>
    <message>
        <source>调度</source>
        <translation>Dispatch</translation>
    </message>
</context>
<context>
    <name>DisposalView</name>
    <message>
        <source>处置</source>
        <translation>Disposal</translation>
    </message>
    <message>
        <source>待处置</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>销毁清册</source>
        <translation>Disposal lists</translation>
    </message>
    <message>
        <source>待处置的承诺书</source>
        <translation>Pledges due for disposal</translation>
    </message>
    <message>
        <source>没有要处置的承诺书</source>
        <translation>No pledge is due for disposal</translation>
    </message>
    <message>
        <source>撤回的承诺书随即封存，期限内删除扫描件、退还原件；保管期满的列入清册，两人签字后销毁。</source>
        <translation>Withdrawn pledges are sealed at once; within the term their scans are deleted and the papers handed back. What is past its term goes on a list and is destroyed once two persons have signed.</translation>
    </message>
    <message>
        <source>已退还本人…</source>
        <translation>Handed back…</translation>
    </message>
    <message>
        <source>列入清册…</source>
        <translation>Put on a list…</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>执行销毁…</source>
        <translation>Carry out…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>作废清册…</source>
        <translation>Void the list…</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>保管期满</source>
        <translation>Past its term</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>删除扫描、退还原件</source>
        <translation>Delete scans, hand back</translation>
    </message>
    <message>
        <source>销毁</source>
        <translation>Destroy</translation>
    </message>
    <message>
        <source>承诺书编号</source>
        <translation>Pledge number</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>要做的</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>盒-页</source>
        <translation>Box-page</translation>
    </message>
    <message>
        <source>档号</source>
        <translation>Archive number</translation>
    </message>
    <message>
        <source>待签字</source>
        <translation>To be signed</translation>
    </message>
    <message>
        <source>待第二人签字</source>
        <translation>Second signature</translation>
    </message>
    <message>
        <source>可以执行</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>已执行</source>
        <translation>Carried out</translation>
    </message>
    <message>
        <source>清册编号</source>
        <translation>List</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>监销人一</source>
        <translation>First signer</translation>
    </message>
    <message>
        <source>监销人二</source>
        <translation>Second signer</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>执行日期</source>
        <translation>Carried out on</translation>
    </message>
    <message numerus="yes">
        <source>%n 份</source>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n</numerusform>
        </translation>
    </message>
    <message>
        <source>原件已退还本人？</source>
        <translation>Was the paper handed back?</translation>
    </message>
    <message>
        <source>{number} 的扫描件随即在各单位删除，不能恢复；编号、日期和状态保留。</source>
        <translation>The scans of {number} are deleted at all offices and cannot be brought back; number, dates and state stay.</translation>
    </message>
    <message>
        <source>已退还，删除扫描</source>
        <translation>Handed back, delete scans</translation>
    </message>
    <message>
        <source>销毁清册.pdf</source>
        <translation>disposal-list.pdf</translation>
    </message>
    <message>
        <source>清册 {number} 已存为 PDF，两人签字后执行</source>
        <translation>List {number} saved as PDF; it is carried out once two persons have signed</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{name} 已签字</source>
        <translation>Signed by {name}</translation>
    </message>
    <message>
        <source>执行清册 {number}？</source>
        <translation>Carry out list {number}?</translation>
    </message>
    <message numerus="yes">
        <source>%n 份承诺书的扫描件随即在各单位删除，不能恢复。</source>
        <translation>
            <numerusform>The scans of %n pledge are deleted at all offices and cannot be brought back.</numerusform>
            <numerusform>The scans of %n pledges are deleted at all offices and cannot be brought back.</numerusform>
        </translation>
    </message>
    <message>
        <source>删除扫描件</source>
        <translation>Delete scans</translation>
    </message>
    <message numerus="yes">
        <source>已删除 %n 个扫描件；统计数字不变</source>
        <translation>
            <numerusform>%n scan deleted; no figure changes</numerusform>
            <numerusform>%n scans deleted; no figure changes</numerusform>
        </translation>
    </message>
    <message>
        <source>作废清册</source>
        <translation>Void the list</translation>
    </message>
    <message>
        <source>列错了</source>
        <translation>Listed by mistake</translation>
    </message>
    <message>
        <source>改期处置</source>
        <translation>To be done later</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
</context>
<context>
    <name>DisputePane</name>
    <message>
        <source>显示完整内容</source>
        <translation>Show in full</translation>
    </message>
    <message>
        <source>{author}，{office}</source>
        <translation>{author}, {office}</translation>
    </message>
    <message>
        <source>目前用的是它</source>
        <translation>in use for now</translation>
    </message>
    <message>
        <source>采用此值</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>都不对，另填</source>
        <translation>Neither: another</translation>
    </message>
    <message>
        <source>采用填写值</source>
        <translation>Use the other</translation>
    </message>
    <message>
        <source>最早由{author}录入，{when}</source>
        <translation>first entered by {author}, {when}</translation>
    </message>
</context>
<context>
    <name>Disputes</name>
    <message>
        <source>冲突</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>没有冲突</source>
        <translation>No conflicts</translation>
    </message>
    <message>
        <source>两个人改了同一项又互不知道时，两个值都留着，在这里选定一个。</source>
        <translation>When two people change the same field without knowing of each other, both values are kept; choose one here.</translation>
    </message>
</context>
<context>
    <name>DoorChoiceBox</name>
    <message numerus="yes">
        <source>全部（%n 户）</source>
        <translation>
            <numerusform>All (%n door)</numerusform>
            <numerusform>All (%n doors)</numerusform>
        </translation>
    </message>
    <message>
        <source>筛选：{name}</source>
        <translation>Filter: {name}</translation>
    </message>
    <message numerus="yes">
        <source>{name}（%n 户）</source>
        <translation>
            <numerusform>{name} (%n door)</numerusform>
            <numerusform>{name} (%n doors)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoorFinder</name>
    <message>
        <source>找一户：门牌、姓名、电话</source>
        <translation>Number, name or phone</translation>
    </message>
    <message>
        <source>找一户</source>
        <translation>Find a home</translation>
    </message>
    <message>
        <source>要走访的户</source>
        <translation>Homes to visit</translation>
    </message>
    <message numerus="yes">
        <source>待访 %n 户</source>
        <translation>
            <numerusform>%n home to visit</numerusform>
            <numerusform>%n homes to visit</numerusform>
        </translation>
    </message>
    <message>
        <source>超过 200 户，请再多输几个字</source>
        <translation>More than 200; type a little more</translation>
    </message>
    <message numerus="yes">
        <source>找到 %n 户</source>
        <translation>
            <numerusform>%n home found</numerusform>
            <numerusform>%n homes found</numerusform>
        </translation>
    </message>
    <message>
        <source>没有找到。换门牌、姓名或电话试试。</source>
        <translation>Nothing found. Try a number, name or phone.</translation>
    </message>
    <message>
        <source>没有到期的户</source>
        <translation>No home is due</translation>
    </message>
</context>
<context>
    <name>DoorPage</name>
    <message>
        <source>丢弃草稿</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>正在打开</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>已恢复 {when} 的草稿</source>
        <translation>The draft of {when} is back</translation>
    </message>
    <message>
        <source>打不开这一户</source>
        <translation>This home cannot be opened</translation>
    </message>
    <message>
        <source>草稿已保存 {time}</source>
        <translation>Draft kept {time}</translation>
    </message>
    <message>
        <source>显示电话</source>
        <translation>Show phones</translation>
    </message>
    <message numerus="yes">
        <source>今天已走访 %n 户</source>
        <translation>
            <numerusform>%n home visited today</numerusform>
            <numerusform>%n homes visited today</numerusform>
        </translation>
    </message>
    <message>
        <source>这一户的草稿已在别处保存为走访（{time} {outcome}），这里不再保留。</source>
        <translation>This household’s draft was saved elsewhere as a visit ({time} {outcome}) and is no longer kept here.</translation>
    </message>
    <message>
        <source>这一户的草稿已在别处丢弃，这里不再保留。</source>
        <translation>This household’s draft was discarded elsewhere and is no longer kept here.</translation>
    </message>
</context>
<context>
    <name>DoorTicks</name>
    <message>
        <source>门牌、姓名或拼音首字母，空格或回车打勾</source>
        <translation>Door, name or initials; Space or Enter ticks</translation>
    </message>
    <message>
        <source>按门牌打勾</source>
        <translation>Tick by door</translation>
    </message>
    <message>
        <source>参加信用+的户</source>
        <translation>Households taking part</translation>
    </message>
    <message>
        <source>已勾 {households} 户 {people} 人</source>
        <translation>Ticked: {people} people of {households} households</translation>
    </message>
    <message>
        <source>没有这样的户；没签参与确认的户不在这里。 {chosen}</source>
        <translation>No such household; those that have not signed are not listed. {chosen}</translation>
    </message>
    <message>
        <source>{name} 已勾</source>
        <translation>{name} ticked</translation>
    </message>
    <message>
        <source>{name} 已取消</source>
        <translation>{name} not ticked</translation>
    </message>
</context>
<context>
    <name>DoorsView</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>走访原因</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>今日待访</source>
        <translation>To visit today</translation>
    </message>
    <message>
        <source>↑ ↓ 选择    Enter 开始走访</source>
        <translation>↑ ↓ choose    Enter visit</translation>
    </message>
    <message>
        <source>今天没有待访户</source>
        <translation>No door is due today</translation>
    </message>
    <message>
        <source>可以去约定了回访的户看看，或在户册里核对待核的信息。</source>
        <translation>Look at the follow-ups that were agreed, or check the register for what is open.</translation>
    </message>
    <message>
        <source>打开户册</source>
        <translation>Open the register</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>再访</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>未访</source>
        <translation>New</translation>
    </message>
    <message>
        <source>未办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>建议时段</source>
        <translation>Best time</translation>
    </message>
    <message>
        <source>上次走访</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>今天已走</source>
        <translation>Done today</translation>
    </message>
    <message>
        <source>约好的，到日子了</source>
        <translation>Promised, and due</translation>
    </message>
    <message>
        <source>现在可走</source>
        <translation>Can be done now</translation>
    </message>
    <message>
        <source>换个时段再去</source>
        <translation>Better at another time</translation>
    </message>
    <message>
        <source>不用上门：打电话、查户册、等答复</source>
        <translation>No knock needed: phone, check the register, wait for a reply</translation>
    </message>
    <message numerus="yes">
        <source>%n 户</source>
        <translation>
            <numerusform>%n door</numerusform>
            <numerusform>%n doors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubtfulTime</name>
    <message>
        <source>走访时间对吗？</source>
        <translation>Is the time of the visit right?</translation>
    </message>
    <message>
        <source>填的是 {at}，现在是 {now}：{reason}。</source>
        <translation>Entered is {at}, now is {now}: {reason}.</translation>
    </message>
    <message>
        <source>时间没错，保存</source>
        <translation>The time is right, save</translation>
    </message>
    <message>
        <source>改时间</source>
        <translation>Change the time</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>保存草稿</source>
        <translation>Keep the draft</translation>
    </message>
    <message>
        <source>丢弃草稿</source>
        <translation>Discard the draft</translation>
    </message>
</context>
<context>
    <name>DuplicateJobs</name>
    <message>
        <source>不是同一人</source>
        <translation>Another person</translation>
    </message>
    <message>
        <source>理由（留在本街道，不上报）</source>
        <translation>Reason (stays in this street, is not reported)</translation>
    </message>
    <message>
        <source>已记下，下次上报时告诉区里，两边的提示均会办结。</source>
        <translation>Noted. The district hears of it with the next package, and the hint is closed on both sides.</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>可能重复计算的人</source>
        <translation>People who may be counted twice</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>另一统计单位</source>
        <translation>Counted in</translation>
    </message>
    <message>
        <source>提示日期</source>
        <translation>Told on</translation>
    </message>
    <message>
        <source>没有发现跨街道重复</source>
        <translation>Nobody is counted in two streets</translation>
    </message>
    <message>
        <source>区里只比对加密标记，看不到姓名和号码；发现后提示两边街道核实。</source>
        <translation>The district compares sealed marks only and sees no names or numbers; both streets are told and check.</translation>
    </message>
    <message>
        <source>打开这一户</source>
        <translation>Open the household</translation>
    </message>
    <message>
        <source>不是同一人…</source>
        <translation>Another person…</translation>
    </message>
    <message>
        <source>（无姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>尚未提示</source>
        <translation>not yet</translation>
    </message>
</context>
<context>
    <name>DwellingDialog</name>
    <message>
        <source>住在这里的每一户都会随之改变。</source>
        <translation>Every household that lives here changes with it.</translation>
    </message>
    <message>
        <source>修改房屋</source>
        <translation>Edit the dwelling</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>待走访 {before} → {after} 户；应注册人数不变。</source>
        <translation>Households to visit {before} → {after}; the number of eligible people stays.</translation>
    </message>
</context>
<context>
    <name>DwellingsDialog</name>
    <message>
        <source>空置和没有人住的房屋不用走访；应注册人数看人，不看房屋用途。</source>
        <translation>Nobody is to be visited where a dwelling is empty or nobody lives; who is eligible depends on people, not on the use of a dwelling.</translation>
    </message>
    <message>
        <source>房屋用途与空房</source>
        <translation>Use of dwellings, vacancies</translation>
    </message>
    <message>
        <source>改用途</source>
        <translation>Change the use</translation>
    </message>
    <message>
        <source>空置或无人居住</source>
        <translation>Empty, or nobody lives there</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>房屋</source>
        <translation>Dwellings</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>楼栋单元</source>
        <translation>Building, stairwell</translation>
    </message>
    <message>
        <source>所选改为</source>
        <translation>Change those chosen to</translation>
    </message>
    <message numerus="yes">
        <source>%n 处</source>
        <translation>
            <numerusform>%n dwelling</numerusform>
            <numerusform>%n dwellings</numerusform>
        </translation>
    </message>
    <message>
        <source>改 {count} 处；待走访 {before} → {after} 户</source>
        <translation>{count} changed; households to visit {before} → {after}</translation>
    </message>
    <message>
        <source>空置，有人</source>
        <translation>Empty, lived in</translation>
    </message>
</context>
<context>
    <name>EndedJobs</name>
    <message>
        <source>吊销 {name} 的证书？</source>
        <translation>Revoke the certificate of {name}?</translation>
    </message>
    <message>
        <source>以后它的数据包都不再接收，来了先原样收存。已经导入的内容不变。要恢复往来，须重新申请、重新批准。</source>
        <translation>Its packages are taken in no more; those that come are kept as they are. What was imported stays. To go on it must ask, and be approved, again.</translation>
    </message>
    <message>
        <source>吊销</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>已吊销 {name} 的证书。把通知交给它和它的下级：</source>
        <translation>The certificate of {name} is revoked. Hand the notice to it and to the offices below it:</translation>
    </message>
    <message>
        <source>正在吊销</source>
        <translation>Revoking</translation>
    </message>
    <message>
        <source>申请 (*.gcreq)</source>
        <translation>Request (*.gcreq)</translation>
    </message>
    <message>
        <source>保存申请</source>
        <translation>Save the request</translation>
    </message>
    <message>
        <source>把申请交给上级批准：</source>
        <translation>Hand the request to the office above:</translation>
    </message>
    <message>
        <source>正在写申请</source>
        <translation>Writing the request</translation>
    </message>
    <message numerus="yes">
        <source>收存的 %n 个数据包已导入</source>
        <translation>
            <numerusform>%n kept package was imported</numerusform>
            <numerusform>%n kept packages were imported</numerusform>
        </translation>
    </message>
    <message>
        <source>正在导入收存的数据包</source>
        <translation>Importing what was kept</translation>
    </message>
</context>
<context>
    <name>EndedStrip</name>
    <message>
        <source>重新申请接入…</source>
        <translation>Ask to join again…</translation>
    </message>
    <message>
        <source>“{name}”的证书已被吊销，不能再收发数据包。数据都在，可以照常查看和录入。把新的申请交给上级，收到证书后拖到这里。</source>
        <translation>The certificate of “{name}” was revoked; no packages are exchanged any more. All data are kept and can be worked on. Hand a new request to the office above, and drop the certificate here when it comes.</translation>
    </message>
</context>
<context>
    <name>EndedView</name>
    <message>
        <source>撤回、作废</source>
        <translation>Withdrawn, voided</translation>
    </message>
    <message>
        <source>没有撤回或作废的承诺书</source>
        <translation>No pledge was withdrawn or voided</translation>
    </message>
    <message>
        <source>居民随时可以撤回承诺；印坏、写错的作废。编号都不再使用。</source>
        <translation>Residents may withdraw a pledge at any time; spoiled ones are voided. Their numbers are never used again.</translation>
    </message>
</context>
<context>
    <name>EnterRoundDialog</name>
    <message>
        <source>录入走访单</source>
        <translation>Enter a round</translation>
    </message>
    <message>
        <source>末四位</source>
        <translation>Last four digits</translation>
    </message>
    <message>
        <source>走访单编号</source>
        <translation>Number of the sheet</translation>
    </message>
    <message>
        <source>走访时间</source>
        <translation>Time of the round</translation>
    </message>
    <message>
        <source>行号 结果，回车：12 11；几行一样：12-18 11；成年人打勾：3 01 AZC B（Z 注册、C 承诺、G 告知、X 协助、W 婉拒，只写字母是见到了）；回访 +7 或 12-08；时间 @19:40；备注写在 # 后面</source>
        <translation>Row and outcome, then Enter: 12 11; several alike: 12-18 11; adults&apos; ticks: 3 01 AZC B (Z registered, C pledged, G told, X helped, W declined; a letter alone was met); come back +7 or 12-08; time @19:40; a note behind #</translation>
    </message>
    <message>
        <source>逐行录入</source>
        <translation>Row by row</translation>
    </message>
    <message>
        <source>走访单各行</source>
        <translation>Rows of the sheet</translation>
    </message>
    <message>
        <source>照样登记</source>
        <translation>Record all the same</translation>
    </message>
    <message>
        <source>全部登记</source>
        <translation>Record all</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>已移出户册</source>
        <translation>Off the register</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>成年人</source>
        <translation>Adults</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Typed</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Recorded</translation>
    </message>
    <message numerus="yes">
        <source>已填 %n 行</source>
        <translation>
            <numerusform>%n row filled in</numerusform>
            <numerusform>%n rows filled in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 行没有登记，原因在各行；改了再登记。</source>
        <translation>
            <numerusform>%n row was not recorded, for the reason beside it; change it and record again.</numerusform>
            <numerusform>%n rows were not recorded, for the reasons beside them; change them and record again.</numerusform>
        </translation>
    </message>
    <message>
        <source>保存草稿</source>
        <translation>Keep the draft</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>正在打开工作区</source>
        <translation>Opening the workspace</translation>
    </message>
    <message>
        <source>这台电脑没有可用的密钥环，下次仍要输口令。</source>
        <translation>This computer has no keyring that works; the passphrase will be asked for next time.</translation>
    </message>
    <message>
        <source>正在进行的工作停在一步的开头或结尾，已保存的都在。</source>
        <translation>Work under way stops before or after a step; what was saved is kept.</translation>
    </message>
    <message>
        <source>正在结束工作</source>
        <translation>Ending the work</translation>
    </message>
</context>
<context>
    <name>EntriesPart</name>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>户或人</source>
        <translation>Household or person</translation>
    </message>
    <message>
        <source>按户看：姓名、拼音、门牌</source>
        <translation>Of a household: name, pinyin, door</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>没有这样的记录</source>
        <translation>No such entries</translation>
    </message>
    <message>
        <source>换一个期间、状态或户看看；还没有记账的，从“记一笔”开始。</source>
        <translation>Try another period, state or household; where there are none at all, begin with “Enter”.</translation>
    </message>
    <message>
        <source>记一笔</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>未结</source>
        <translation>open</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>整户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>发生日</source>
        <translation>Happened on</translation>
    </message>
    <message>
        <source>户和人</source>
        <translation>Household and person</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>计分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>入账期</source>
        <translation>Booked in</translation>
    </message>
    <message>
        <source>全部期间</source>
        <translation>All periods</translation>
    </message>
    <message>
        <source>正在读台账</source>
        <translation>Reading the ledger</translation>
    </message>
    <message numerus="yes">
        <source>%n 笔</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Amend</translation>
    </message>
    <message>
        <source>登记异议…</source>
        <translation>Objection…</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>整户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>发生日 {day}</source>
        <translation>Happened on {day}</translation>
    </message>
    <message>
        <source>分值 {points}，计 {counted}，入账期 {period}</source>
        <translation>Worth {points}, counts {counted}, booked in {period}</translation>
    </message>
    <message>
        <source>分值 {points}，还没有入账</source>
        <translation>Worth {points}, not booked yet</translation>
    </message>
    <message>
        <source>数量 {quantity}</source>
        <translation>Quantity {quantity}</translation>
    </message>
    <message>
        <source>事由编号</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>证明人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>抽查</source>
        <translation>Spot check</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>暂缓</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>提请街道</source>
        <translation>Handed up</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>异议属实，更正</source>
        <translation>Objection upheld, corrected</translation>
    </message>
    <message>
        <source>异议部分属实</source>
        <translation>Objection upheld in part</translation>
    </message>
    <message>
        <source>异议不属实，维持</source>
        <translation>Objection rejected, entry stays</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>已作废 {item}</source>
        <translation>Voided: {item}</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>户或人</source>
        <translation>Household or person</translation>
    </message>
    <message>
        <source>姓名、拼音、电话、门牌</source>
        <translation>Name, pinyin, telephone, door</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>编码、事项或拼音首字母</source>
        <translation>Code, words or pinyin initials</translation>
    </message>
    <message>
        <source>行为人</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>发生日</source>
        <translation>Happened on</translation>
    </message>
    <message>
        <source>↑ ↓ 前后一天</source>
        <translation>↑ ↓ a day later or earlier</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>事由编号</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>证明人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attached</translation>
    </message>
    <message>
        <source>调解编号、文件号或活动，同一事由写法一致</source>
        <translation>Mediation number, document or activity; always written alike</translation>
    </message>
    <message>
        <source>不写第三人的姓名，不写身份证号</source>
        <translation>No name of a third person, no ID number</translation>
    </message>
    <message>
        <source>先找到一户</source>
        <translation>Find a household first</translation>
    </message>
    <message>
        <source>没有找到。换姓名、拼音首字母或门牌试试。</source>
        <translation>Nothing found. Try a name, initials or a door.</translation>
    </message>
    <message>
        <source>户册里没有住在这里的成年人</source>
        <translation>The register has no adult living here</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>收起地点、证明人等</source>
        <translation>Hide place, witness and more</translation>
    </message>
    <message>
        <source>还要填地点、证明人等</source>
        <translation>Add place, witness and more</translation>
    </message>
    <message>
        <source>规则里没有这样的项目</source>
        <translation>No such item in the rules</translation>
    </message>
    <message>
        <source>今年已记 {hours} 小时</source>
        <translation>{hours} hours this year so far</translation>
    </message>
</context>
<context>
    <name>EntrySaving</name>
    <message>
        <source>保存信用+记录</source>
        <translation>Saving the entry</translation>
    </message>
    <message>
        <source>已记 {what}</source>
        <translation>Entered: {what}</translation>
    </message>
    <message>
        <source>录入后撤销</source>
        <translation>Taken back after entry</translation>
    </message>
    <message>
        <source>已撤销 {what}</source>
        <translation>Taken back: {what}</translation>
    </message>
    <message>
        <source>撤销信用+记录</source>
        <translation>Taking the entry back</translation>
    </message>
    <message>
        <source>这一笔通过后计 {points}</source>
        <translation>Once passed it counts {points}</translation>
    </message>
    <message>
        <source>修改信用+记录</source>
        <translation>Amending the entry</translation>
    </message>
    <message>
        <source>已修改，重新报审：{what}</source>
        <translation>Amended, handed in again: {what}</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>保存，记下一笔</source>
        <translation>Save, next entry</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>{name} 户</source>
        <translation>Household of {name}</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>{address} {name}</source>
        <translation>{address} {name}</translation>
    </message>
    <message>
        <source>最多三张照片和一份材料，这些没有放入：{names}</source>
        <translation>Three photos and one paper at most; not taken: {names}</translation>
    </message>
    <message>
        <source>修改 {day} 的记录，保存后重新报审。</source>
        <translation>Amending the entry of {day}; saving hands it in again.</translation>
    </message>
    <message>
        <source>退回原因：{why}</source>
        <translation>Returned because: {why}</translation>
    </message>
    <message>
        <source>保存修改</source>
        <translation>Save the changes</translation>
    </message>
</context>
<context>
    <name>EvidenceView</name>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>没有附照片和材料</source>
        <translation>No photos or papers attached</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>收发清单</source>
        <translation>Exchange lists</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>正在导出数据包</source>
        <translation>Exporting a package</translation>
    </message>
    <message>
        <source>已选定，下次导出时告诉各方。</source>
        <translation>Chosen; the next packages tell everybody.</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>显示完整内容</source>
        <translation>Show in full</translation>
    </message>
    <message>
        <source>用途（会记入日志）</source>
        <translation>Purpose (it is logged)</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>已收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>下级</source>
        <translation>Offices below</translation>
    </message>
    <message>
        <source>搁置 {count}</source>
        <translation>Set aside {count}</translation>
    </message>
    <message>
        <source>搁置</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>冲突 {count}</source>
        <translation>Conflicts {count}</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>对账码</source>
        <translation>Tally code</translation>
    </message>
    <message>
        <source>与上级那里显示的一致，就是数据都到齐了。</source>
        <translation>If the office above shows the same, everything has arrived.</translation>
    </message>
    <message>
        <source>与下级对账，看“下级”里各自的码。</source>
        <translation>To compare with an office below, see its code under Offices below.</translation>
    </message>
    <message>
        <source>丢弃已读的纸张？</source>
        <translation>Throw away the sheets read so far?</translation>
    </message>
    <message numerus="yes">
        <source>这套纸件已读的 %n 张要重新扫描或拍照。数据不受影响。</source>
        <translation>
            <numerusform>%n sheet read of this set has to be scanned or photographed again. No data is touched.</numerusform>
            <numerusform>%n sheets read of this set have to be scanned or photographed again. No data is touched.</numerusform>
        </translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>正在丢弃</source>
        <translation>Throwing away</translation>
    </message>
    <message>
        <source>把数据包、回执、申请或纸件照片拖到这里，或点击选择</source>
        <translation>Drop packages, receipts, requests or photos of sheets here, or click to choose</translation>
    </message>
    <message>
        <source>往来文件和纸件图片 (*.gcpkg *.gcack *.gcreq *.gccert *.gcrev *.png *.jpg *.jpeg *.pdf);;所有文件 (*)</source>
        <translation>Exchange files and pictures of paper (*.gcpkg *.gcack *.gcreq *.gccert *.gcrev *.png *.jpg *.jpeg *.pdf);;All files (*)</translation>
    </message>
    <message>
        <source>重复 {count}</source>
        <translation>Counted twice {count}</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Counted twice</translation>
    </message>
    <message>
        <source>把邀请文件交给下级，在新电脑上打开：</source>
        <translation>Hand the invitation down; it is opened on the new computer:</translation>
    </message>
</context>
<context>
    <name>FactList</name>
    <message>
        <source>可以写进事迹的事</source>
        <translation>Facts for the story</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>事</source>
        <translation>Fact</translation>
    </message>
    <message>
        <source>全部列成提纲</source>
        <translation>All as an outline</translation>
    </message>
    <message>
        <source>先找到被推荐人，这里列出台账和走访里有日期的事。</source>
        <translation>Find the nominee first: dated facts of ledger and visits are listed here.</translation>
    </message>
    <message>
        <source>有据可写</source>
        <translation>On record</translation>
    </message>
    <message>
        <source>回车写进事迹</source>
        <translation>Enter puts it into the story</translation>
    </message>
    <message>
        <source>台账和走访里还没有这一户的事，请直接写。</source>
        <translation>Ledger and visits have nothing of this household yet: just write.</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月 {day} 日，{what}。</source>
        <translation>{year}-{month}-{day}: {what}.</translation>
    </message>
    <message>
        <source>{source}：{what}</source>
        <translation>{source}: {what}</translation>
    </message>
</context>
<context>
    <name>FieldChoice</name>
    <message>
        <source>搜索字段，例如 姓名、户号、注册</source>
        <translation>Search fields, such as name, number, registered</translation>
    </message>
    <message>
        <source>搜索字段</source>
        <translation>Search fields</translation>
    </message>
    <message>
        <source>字段</source>
        <translation>Fields</translation>
    </message>
</context>
<context>
    <name>FigureListDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>告知率 {rate}%</source>
        <translation>{rate}% informed</translation>
    </message>
    <message>
        <source>承诺率 {rate}%</source>
        <translation>{rate}% pledged</translation>
    </message>
    <message>
        <source>18 岁以上</source>
        <translation>18 and older</translation>
    </message>
    <message>
        <source>不计入应注册</source>
        <translation>Not in the base</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>各单位进度</source>
        <translation>Progress of units</translation>
    </message>
    <message>
        <source>未报</source>
        <translation>No report</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>应注册</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>上期</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>核减</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Corr.</translation>
    </message>
    <message>
        <source>累计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>注册率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>进度差</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>新签</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Pledged</translation>
    </message>
    <message>
        <source>承诺率</source>
        <translation>Pl. rate</translation>
    </message>
    <message>
        <source>户次</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>见面</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>走访率</source>
        <translation>Visited</translation>
    </message>
    <message>
        <source>信息</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>排名</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>正在检查</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>移出列表</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>以前导入过，再导入不会有变化</source>
        <translation>Imported before; nothing would change</translation>
    </message>
    <message>
        <source>可以导入</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>已导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>把回执交还给对方：</source>
        <translation>Give the receipt back:</translation>
    </message>
    <message>
        <source>已批准</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>{name} 可以开始工作了。</source>
        <translation>{name} can begin to work.</translation>
    </message>
    <message>
        <source>把证书交给对方：</source>
        <translation>Hand over the certificate:</translation>
    </message>
    <message>
        <source>不能导入</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>没有检查</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>{name} 对第 {number} 号数据包的回执</source>
        <translation>Receipt of {name} for package {number}</translation>
    </message>
    <message>
        <source>来自 {name}，第 {number} 号数据包</source>
        <translation>From {name}, package {number}</translation>
    </message>
    <message>
        <source>对方收下 {count:,}</source>
        <translation>Accepted there {count:,}</translation>
    </message>
    <message>
        <source>新增 {count:,}</source>
        <translation>New {count:,}</translation>
    </message>
    <message>
        <source>已有 {count:,}</source>
        <translation>Known {count:,}</translation>
    </message>
    <message>
        <source>冲突 {count:,}</source>
        <translation>Conflicts {count:,}</translation>
    </message>
    <message>
        <source>搁置 {count:,}：{reason}</source>
        <translation>Set aside {count:,}: {reason}</translation>
    </message>
    <message>
        <source>缺第 {numbers} 号</source>
        <translation>Missing number {numbers}</translation>
    </message>
    <message>
        <source>申请接入</source>
        <translation>Asks to join</translation>
    </message>
    <message>
        <source>{name}，{office}，{area}</source>
        <translation>{name}, {office}, {area}</translation>
    </message>
    <message>
        <source>请对方念出指纹，两边一致再批准。</source>
        <translation>Let the other side read out the fingerprint; approve only if both are the same.</translation>
    </message>
    <message>
        <source>指纹一致，批准</source>
        <translation>Same fingerprint: approve</translation>
    </message>
    <message>
        <source>不一致，移除</source>
        <translation>Different: remove</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>对方恢复过旧备份，已重新对上</source>
        <translation>The sender restored an older backup; back in step</translation>
    </message>
    <message>
        <source>这次导入已撤销，要收回来请在“已收到”里恢复</source>
        <translation>This import was undone; take it in again under “Received”</translation>
    </message>
    <message>
        <source>收存</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>已收存</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>把吊销通知交还给对方：</source>
        <translation>Hand the notice of revocation back:</translation>
    </message>
    <message>
        <source>{name} 的证书已被吊销；导入后，不再与它收发数据包。</source>
        <translation>The certificate of {name} was revoked; once imported, nothing is exchanged with it any more.</translation>
    </message>
    <message>
        <source>这台电脑的数据是一份拷贝，请看页首</source>
        <translation>The data on this computer are a copy; see the top of the page</translation>
    </message>
    <message>
        <source>对方的数据被拷贝到两台电脑上用，这一份要换新编号</source>
        <translation>Copied to two computers over there; this one must become a new office</translation>
    </message>
    <message>
        <source>另一台电脑也以本单位的名义往来，请先与上级交换，由上级认定哪台是拷贝</source>
        <translation>Another computer exchanges in this office&apos;s name too. Exchange with the office above next: it tells which one is the copy</translation>
    </message>
    <message>
        <source>先前搁置、现已并入 {count:,}</source>
        <translation>set aside earlier, taken in now: {count:,}</translation>
    </message>
    <message>
        <source>其中新记录 {count:,}</source>
        <translation>New records in all {count:,}</translation>
    </message>
    <message>
        <source>“{name}”的证书已生效，可以继续往来。</source>
        <translation>The certificate from “{name}” counts now; the exchange goes on.</translation>
    </message>
    <message>
        <source>已接受</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>新的证书</source>
        <translation>New certificate</translation>
    </message>
    <message>
        <source>{name} 发来的证书：{office}，{area}</source>
        <translation>Certificate from {name}: {office}, {area}</translation>
    </message>
    <message>
        <source>请上级念出指纹，两边一致再接受。</source>
        <translation>Have the office above read the fingerprint out; accept only if both are the same.</translation>
    </message>
    <message>
        <source>指纹一致，接受</source>
        <translation>Same fingerprint, accept</translation>
    </message>
</context>
<context>
    <name>FilingsView</name>
    <message>
        <source>上一月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>下一月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>导入部门的表…</source>
        <translation>Import a department&apos;s sheet…</translation>
    </message>
    <message>
        <source>记下清单完整…</source>
        <translation>Note a complete list…</translation>
    </message>
    <message>
        <source>部门书面声明本月决定全部列出；之后从外面查到的就是瞒报</source>
        <translation>The department stated in writing that all decisions of the month are listed; what is found outside later was concealed</translation>
    </message>
    <message>
        <source>自决定之日起 7 个工作日内报送。迟报：过了期限；漏报：没有报送；瞒报：声明清单完整以后从外面查到；错报：被退回。姓名和证号不保存。</source>
        <translation>To be reported within 7 working days of the decision. Late: after that day; missing: not reported; concealed: found outside after the list was stated to be complete; faulty: returned. Names and numbers are not kept.</translation>
    </message>
    <message>
        <source>各部门双公示</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>还没有双公示数据</source>
        <translation>No decisions yet</translation>
    </message>
    <message>
        <source>向部门要行政许可、行政处罚的报送表，拖进来或点“导入部门的表”。</source>
        <translation>Ask the departments for their sheets of permits and penalties, and drop them here.</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>应报</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>合规率%</source>
        <translation>In order %</translation>
    </message>
    <message>
        <source>及时率%</source>
        <translation>In time %</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}, month {month}</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv *.xls *.et)</source>
        <translation>Sheets (*.xlsx *.csv *.xls *.et)</translation>
    </message>
    <message>
        <source>部门的报送表</source>
        <translation>The department&apos;s sheet</translation>
    </message>
    <message>
        <source>{file} 是哪个部门的表？</source>
        <translation>Which department sent {file}?</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>{rows} 条：新增 {added}，改动 {changed}，相同 {same}；不能用 {bad} 处</source>
        <translation>{rows} rows: {added} new, {changed} changed, {same} the same; {bad} refused</translation>
    </message>
    <message>
        <source>这些没有导入</source>
        <translation>These were not imported</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>{unit}声明 {month} 的清单完整</source>
        <translation>{unit}: the list of {month} is complete</translation>
    </message>
    <message>
        <source>请在收到盖章的书面声明后再记下。此后从外面查到没有报送的，记为瞒报。</source>
        <translation>Note it only with the sealed statement in hand. What is found outside later and was not reported counts as concealed.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>导出月表…</source>
        <translation>Export month…</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>双公示_{month}.docx</source>
        <translation>filings_{month}.docx</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx);;PDF 文件 (*.pdf);;Excel 工作簿 (*.xlsx)</source>
        <translation>Word document (*.docx);;PDF file (*.pdf);;Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>导出月表</source>
        <translation>Export month</translation>
    </message>
    <message>
        <source>已存为 {name}</source>
        <translation>Saved as {name}</translation>
    </message>
</context>
<context>
    <name>FillDialog</name>
    <message>
        <source>填好的文件写到你选的文件夹，不改动里面已有的文件；填表记入日志。</source>
        <translation>Filled files go into the folder you choose, beside what is there; filling is logged.</translation>
    </message>
    <message>
        <source>填“{name}”</source>
        <translation>Fill “{name}”</translation>
    </message>
    <message>
        <source>选文件夹并填表</source>
        <translation>Choose a folder and fill</translation>
    </message>
    <message>
        <source>给谁填</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>常用筛选</source>
        <translation>Saved filter</translation>
    </message>
    <message>
        <source>只填上次填过以后有变化的</source>
        <translation>Only what changed since last time</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>完整内容</source>
        <translation>In full</translation>
    </message>
    <message>
        <source>遮盖姓名和号码</source>
        <translation>Names and numbers masked</translation>
    </message>
    <message>
        <source>部门报送</source>
        <translation>Asked for by a department</translation>
    </message>
    <message>
        <source>上级核对</source>
        <translation>Checked by the office above</translation>
    </message>
    <message>
        <source>本人申请</source>
        <translation>Asked for by the person</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Range</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>某一户</source>
        <translation>One household</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>修改筛选</source>
        <translation>Change the filter</translation>
    </message>
    <message>
        <source>保存为筛选</source>
        <translation>Keep as a filter</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>所有条件同时满足；不选的不限。</source>
        <translation>All conditions hold at once; what is not chosen does not matter.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>姓名、首字母、门牌</source>
        <translation>Name, initials, door</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>应注册</source>
        <translation>Eligible</translation>
    </message>
    <message>
        <source>已告知</source>
        <translation>Informed</translation>
    </message>
    <message>
        <source>已注册</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>已签承诺</source>
        <translation>Pledged</translation>
    </message>
    <message>
        <source>纸质承诺书</source>
        <translation>Pledge on paper</translation>
    </message>
    <message>
        <source>现在符合：{people:,} 人，{homes:,} 户</source>
        <translation>Meant now: {people:,} people, {homes:,} households</translation>
    </message>
</context>
<context>
    <name>FilterJobs</name>
    <message>
        <source>已删除筛选 {name}</source>
        <translation>Filter {name} deleted</translation>
    </message>
    <message>
        <source>删除筛选</source>
        <translation>Delete the filter</translation>
    </message>
    <message>
        <source>已保存筛选 {name}</source>
        <translation>Filter {name} kept</translation>
    </message>
</context>
<context>
    <name>FilterList</name>
    <message>
        <source>存下当前筛选</source>
        <translation>Keep what is shown as a filter</translation>
    </message>
    <message>
        <source>存下当前筛选 (Ctrl+Shift+S)</source>
        <translation>Keep what is shown as a filter (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>常用筛选</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>{name}：{people:,} 人，{homes:,} 户</source>
        <translation>{name}: {people:,} people, {homes:,} households</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>Fingerprints</name>
    <message>
        <source>申请方</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>区</source>
        <translation>District</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Office above</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>这台电脑归谁用？</source>
        <translation>Whose computer is this?</translation>
    </message>
    <message>
        <source>选一次就好，以后打开直接登录。</source>
        <translation>Asked once; from then on it opens with the sign-in.</translation>
    </message>
    <message>
        <source>网格员</source>
        <translation>Grid worker</translation>
    </message>
    <message>
        <source>入户走访、登记，向街道上报</source>
        <translation>Visits households, records, reports to the street</translation>
    </message>
    <message>
        <source>街道办事处</source>
        <translation>Street office</translation>
    </message>
    <message>
        <source>区信用办</source>
        <translation>District office</translation>
    </message>
    <message>
        <source>建立全区的工作区和区域</source>
        <translation>Founds the district&apos;s workspace and areas</translation>
    </message>
    <message>
        <source>先看演示</source>
        <translation>Look around first</translation>
    </message>
    <message>
        <source>用虚构的数据走一遍，不会外传</source>
        <translation>With made-up data that goes nowhere</translation>
    </message>
    <message>
        <source>打开已有工作区</source>
        <translation>Open a workspace</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>打开邀请文件</source>
        <translation>Open an invitation</translation>
    </message>
    <message>
        <source>村居</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>信用+ 记录、评议、公示和兑换</source>
        <translation>Records, reviews, posts and redeems 信用+ points</translation>
    </message>
    <message>
        <source>汇总各村居和网格，批准接入</source>
        <translation>Gathers the villages and grids and approves them</translation>
    </message>
</context>
<context>
    <name>FollowUpPicker</name>
    <message numerus="yes">
        <source>+%n 天</source>
        <translation>
            <numerusform>+%n day</numerusform>
            <numerusform>+%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>未约定</source>
        <translation>Not agreed</translation>
    </message>
    <message>
        <source>回访日期</source>
        <translation>Follow-up date</translation>
    </message>
    <message>
        <source>不约定回访</source>
        <translation>No follow-up</translation>
    </message>
</context>
<context>
    <name>ForetoldDialog</name>
    <message>
        <source>应注册、已注册、已承诺人数都不变。</source>
        <translation>Those to register, registered and pledged stay as many as they are.</translation>
    </message>
    <message>
        <source>应注册 {a} → {b}</source>
        <translation>to register {a} → {b}</translation>
    </message>
    <message>
        <source>已注册 {a} → {b}</source>
        <translation>registered {a} → {b}</translation>
    </message>
    <message>
        <source>已承诺 {a} → {b}</source>
        <translation>pledged {a} → {b}</translation>
    </message>
    <message>
        <source>{grid}：{what}（这些户的人数）</source>
        <translation>{grid}: {what} (people of these households)</translation>
    </message>
    <message>
        <source>参加了信用+：积分和余额留在原来的户。</source>
        <translation>The household takes part in Credit plus: points and balance stay with it.</translation>
    </message>
    <message>
        <source>户主不再住在原来的户，请改户主。</source>
        <translation>The householder does not live in the former household any more; name another one.</translation>
    </message>
    <message>
        <source>原来的户里不再有人住。</source>
        <translation>Nobody lives in the former household any more.</translation>
    </message>
    <message>
        <source>原来的户已移出或不归本单位管，人留在现在的户。</source>
        <translation>The former household is off the register or another office&apos;s now; the person stays in the present one.</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FormFiles</name>
    <message>
        <source>拖入签字的推荐表（PDF）和照片，或点击选择</source>
        <translation>Drop the signed form (PDF) and a photo, or click to choose</translation>
    </message>
    <message>
        <source>扫描件和照片 (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp)</source>
        <translation>Scans and photos (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>选择附件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>扫描件：{name}</source>
        <translation>Scan: {name}</translation>
    </message>
    <message>
        <source>照片：{name}</source>
        <translation>Photo: {name}</translation>
    </message>
</context>
<context>
    <name>FormSaving</name>
    <message>
        <source>提交推荐表</source>
        <translation>Submit the form</translation>
    </message>
    <message>
        <source>已提交 {number}，表已锁定</source>
        <translation>{number} is submitted and locked</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx);;PDF 文件 (*.pdf)</source>
        <translation>Word documents (*.docx);;PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>诚信之星推荐表.docx</source>
        <translation>Star nomination form.docx</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>已保存 {name}</source>
        <translation>{name} is saved</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>空白推荐表…</source>
        <translation>Blank form…</translation>
    </message>
    <message>
        <source>修改退回的推荐表</source>
        <translation>Amending a returned form</translation>
    </message>
    <message>
        <source>打开推荐表</source>
        <translation>Opening the form</translation>
    </message>
    <message>
        <source>修改推荐表</source>
        <translation>Amend the form</translation>
    </message>
    <message>
        <source>推荐表</source>
        <translation>Nomination form</translation>
    </message>
    <message>
        <source>接着上次没提交的写</source>
        <translation>Going on with what was not submitted</translation>
    </message>
    <message>
        <source>退回原因：{why}</source>
        <translation>Returned because: {why}</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>改好再报</source>
        <translation>Submit again</translation>
    </message>
    <message>
        <source>{name} 户</source>
        <translation>{name}&apos;s household</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>草稿已存</source>
        <translation>Draft kept</translation>
    </message>
    <message>
        <source>保存草稿</source>
        <translation>Keeping the draft</translation>
    </message>
    <message>
        <source>丢弃草稿</source>
        <translation>Dropping the draft</translation>
    </message>
    <message>
        <source>已清空</source>
        <translation>Cleared</translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message>
        <source>把部门的表（xlsx、docx）拖到这里，或点击选择</source>
        <translation>Drop a department&apos;s form (xlsx, docx) here, or click to choose</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>填表…</source>
        <translation>Fill…</translation>
    </message>
    <message>
        <source>看前几行</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>导出空表</source>
        <translation>Export empty form</translation>
    </message>
    <message>
        <source>不再使用</source>
        <translation>No longer use</translation>
    </message>
    <message>
        <source>看缺的</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>不限这一户</source>
        <translation>Not only these</translation>
    </message>
    <message>
        <source>要为选中的人或户填表：选一张表，点“填表…”。</source>
        <translation>For whom you chose: pick a form, then “Fill…”.</translation>
    </message>
    <message>
        <source>还没有部门的表</source>
        <translation>No forms yet</translation>
    </message>
    <message>
        <source>把要填的空表拖进来：认得出的栏目会自己对上户册，对不上的点一下选字段。</source>
        <translation>Drop the empty form here: known headings find their field by themselves; click the others and choose one.</translation>
    </message>
    <message>
        <source>本单位</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>上级下发</source>
        <translation>Above</translation>
    </message>
    <message>
        <source>文件还没有随数据包送到</source>
        <translation>its file has not come with a package yet</translation>
    </message>
    <message>
        <source>表格和文档 (*.xlsx *.docx *.xls *.et *.doc *.wps *.xlsm *.docm)</source>
        <translation>Sheets and documents (*.xlsx *.docx *.xls *.et *.doc *.wps *.xlsm *.docm)</translation>
    </message>
    <message>
        <source>添加部门的表</source>
        <translation>Add a form</translation>
    </message>
    <message numerus="yes">
        <source>已添加“{name}”，对上 %n 处</source>
        <translation>
            <numerusform>Added “{name}”: %n place found</numerusform>
            <numerusform>Added “{name}”: %n places found</numerusform>
        </translation>
    </message>
    <message>
        <source>对应关系已保存</source>
        <translation>Mapping saved</translation>
    </message>
    <message>
        <source>保存对应关系</source>
        <translation>Save mapping</translation>
    </message>
    <message>
        <source>不再使用“{name}”</source>
        <translation>“{name}” is no longer used</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>表格和文档 (*.xlsx *.docx)</source>
        <translation>Sheets and documents (*.xlsx *.docx)</translation>
    </message>
    <message>
        <source>空表和对应关系已导出</source>
        <translation>Empty form and mapping exported</translation>
    </message>
    <message>
        <source>填表</source>
        <translation>Fill a form</translation>
    </message>
    <message numerus="yes">
        <source>填好 %n 个文件</source>
        <translation>
            <numerusform>%n file filled</numerusform>
            <numerusform>%n files filled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，%n 行</source>
        <translation>
            <numerusform>, %n row</numerusform>
            <numerusform>, %n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>没有要填的：上次以后没有变化，或这里没有人</source>
        <translation>Nothing to fill: nothing changed since last time, or nobody is there</translation>
    </message>
    <message numerus="yes">
        <source>；还缺 %n 处</source>
        <translation>
            <numerusform>; %n value missing</numerusform>
            <numerusform>; %n values missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>；未成年人的 %n 处按规定不填</source>
        <translation>
            <numerusform>; %n place left blank by law for minors</numerusform>
            <numerusform>; %n places left blank by law for minors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>；%n 个标记没有填</source>
        <translation>
            <numerusform>; %n mark left</numerusform>
            <numerusform>; %n marks left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Founding</name>
    <message>
        <source>区信用办的电脑</source>
        <translation>The district office&apos;s computer</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>把区域名单 (CSV) 拖到这里，或点击选择</source>
        <translation>Drop the list of areas (CSV) here, or click to choose</translation>
    </message>
    <message>
        <source>每行：code,name,level,parent。以后可以再补充。</source>
        <translation>Each line: code,name,level,parent. More can follow later.</translation>
    </message>
    <message>
        <source>区域名单</source>
        <translation>Areas</translation>
    </message>
    <message>
        <source>名单里要有且只有一个区 (level 为 district)。</source>
        <translation>The list must hold exactly one district (level district).</translation>
    </message>
    <message>
        <source>{file}：{name}，共 {count} 个区域</source>
        <translation>{file}: {name}, {count} areas</translation>
    </message>
    <message>
        <source>区域名单 (*.csv)</source>
        <translation>List of areas (*.csv)</translation>
    </message>
    <message>
        <source>选择区域名单</source>
        <translation>Choose the list of areas</translation>
    </message>
    <message>
        <source>请选择区域名单。</source>
        <translation>Choose the list of areas.</translation>
    </message>
    <message>
        <source>全区的证书都由这里签发：先街道，再由街道签发给村居和网格。</source>
        <translation>Trust begins here: the certificates of streets, villages and grids are signed from here.</translation>
    </message>
</context>
<context>
    <name>FundDialog</name>
    <message>
        <source>记一行收支</source>
        <translation>Add a line to the fund</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>收支</source>
        <translation>In or out</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (yuan)</translation>
    </message>
    <message>
        <source>摘要</source>
        <translation>Summary</translation>
    </message>
</context>
<context>
    <name>FundPart</name>
    <message>
        <source>记一行</source>
        <translation>Add a line</translation>
    </message>
    <message>
        <source>撤销这一行…</source>
        <translation>Take this line back…</translation>
    </message>
    <message>
        <source>资金</source>
        <translation>Fund</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>收支</source>
        <translation>In or out</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (yuan)</translation>
    </message>
    <message>
        <source>摘要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <source>结余（元）</source>
        <translation>Left (yuan)</translation>
    </message>
    <message>
        <source>还没有收支</source>
        <translation>Nothing in or out yet</translation>
    </message>
    <message>
        <source>财政拨款、捐赠、采购，一笔一行；公示 E 张按这里的账印。</source>
        <translation>Grants, donations, purchases, a line each; sheet E is printed from here.</translation>
    </message>
    <message>
        <source>结余 {yuan} 元</source>
        <translation>{yuan} yuan left</translation>
    </message>
    <message>
        <source>已记</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>撤销这一行收支</source>
        <translation>Take the line back</translation>
    </message>
    <message>
        <source>原因（例如：记错了金额）</source>
        <translation>Because (such as: wrong amount)</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Taken back</translation>
    </message>
</context>
<context>
    <name>GapsDialog</name>
    <message>
        <source>印了、没签也没作废的编号</source>
        <translation>Numbers printed and neither signed nor spoiled</translation>
    </message>
    <message numerus="yes">
        <source>%n 份还在外面。找回的登记签署，找不回的作废。</source>
        <translation>
            <numerusform>%n paper is still out. Record its signing when it comes back; spoil what does not.</numerusform>
            <numerusform>%n papers are still out. Record their signing when they come back; spoil those that do not.</numerusform>
        </translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>印制日</source>
        <translation>Printed on</translation>
    </message>
    <message>
        <source>印制人</source>
        <translation>Printed by</translation>
    </message>
    <message>
        <source>有扫描</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
</context>
<context>
    <name>GonePeople</name>
    <message numerus="yes">
        <source>已移出 %n 人</source>
        <translation>
            <numerusform>%n person taken off</numerusform>
            <numerusform>%n people taken off</numerusform>
        </translation>
    </message>
    <message>
        <source>姓名未上报</source>
        <translation>Name not reported</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>恢复 {name}</source>
        <translation>Put {name} back</translation>
    </message>
</context>
<context>
    <name>GridTree</name>
    <message>
        <source>按名称查找</source>
        <translation>Find by name</translation>
    </message>
    <message>
        <source>按名称查找网格</source>
        <translation>Find a grid by name</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grids</translation>
    </message>
</context>
<context>
    <name>HangingCard</name>
    <message>
        <source>公示</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>这次公示的名单</source>
        <translation>Named on this notice</translation>
    </message>
    <message>
        <source>事迹一句话</source>
        <translation>Deed in one sentence</translation>
    </message>
    <message>
        <source>现在没有可以公示的人。</source>
        <translation>Nobody can be named now.</translation>
    </message>
    <message>
        <source>不在名单上的</source>
        <translation>Not on the list</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>没有。</source>
        <translation>None.</translation>
    </message>
    <message>
        <source>空着就用设置里的咨询电话</source>
        <translation>Blank: the telephone of the settings</translation>
    </message>
    <message>
        <source>受理电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>受理地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>公示并保存…</source>
        <translation>Hang up and save…</translation>
    </message>
    <message>
        <source>再印上一份…</source>
        <translation>Print the last again…</translation>
    </message>
    <message>
        <source>今天贴出，公示到 {until}。</source>
        <translation>Hung up today, it stays until {until}.</translation>
    </message>
    <message>
        <source>那一年的工作日历还没有，日期按周末推算。</source>
        <translation>That year has no calendar of working days: the day is reckoned by weekends.</translation>
    </message>
    <message>
        <source>公示由街道作出；作出并交换以后，这里可以再印。</source>
        <translation>The street hangs up the notice; after an exchange it can be printed here.</translation>
    </message>
    <message>
        <source>本期还没有公示过。审核通过并同意公示的，会列在下面。</source>
        <translation>There was no notice of this period yet. Those who passed and agree to be named are listed below.</translation>
    </message>
    <message numerus="yes">
        <source>上一份 {number}：{begins} 至 {until}，%n 人在榜。</source>
        <translation>
            <numerusform>The last, {number}: {begins} to {until}, %n person named.</numerusform>
            <numerusform>The last, {number}: {begins} to {until}, %n people named.</numerusform>
        </translation>
    </message>
    <message>
        <source>现在公示？</source>
        <translation>Hang up the notice now?</translation>
    </message>
    <message>
        <source>从今天起计时，名单上是：{names}。</source>
        <translation>Its clock starts today. It names: {names}.</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx);;PDF 文件 (*.pdf)</source>
        <translation>Word documents (*.docx);;PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>诚信之星公示 {period}.docx</source>
        <translation>Star notice {period}.docx</translation>
    </message>
    <message>
        <source>保存公示</source>
        <translation>Save the notice</translation>
    </message>
    <message>
        <source>生成公示</source>
        <translation>Making the notice</translation>
    </message>
    <message numerus="yes">
        <source>已保存 {name}，%n 人在名单上</source>
        <translation>
            <numerusform>{name} is saved, %n person named</numerusform>
            <numerusform>{name} is saved, %n people named</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldFiles</name>
    <message>
        <source>去掉 {name}</source>
        <translation>Take off {name}</translation>
    </message>
</context>
<context>
    <name>HonoursView</name>
    <message>
        <source>姓名、村居、事迹或证书编号</source>
        <translation>Name, village, deed or certificate</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>荣誉名单</source>
        <translation>Honours</translation>
    </message>
    <message>
        <source>只列同意公示的人。撤回或撤销的，姓名移出，证书编号保留。</source>
        <translation>Only those who agree to be named. Withdrawn or revoked: the name goes, the certificate&apos;s number stays.</translation>
    </message>
    <message>
        <source>还没有荣誉</source>
        <translation>No honours yet</translation>
    </message>
    <message>
        <source>街道认定以后，同意公示的姓名、村居和一句话事迹随数据包上来。</source>
        <translation>Once streets have awarded, name, village and deed of those who agree come up with their packages.</translation>
    </message>
    <message>
        <source>认定以后，同意公示的会列在这里，随数据包报到区里。</source>
        <translation>Once awarded, those who agree are listed here and go up to the district with the packages.</translation>
    </message>
    <message>
        <source>去导入数据包</source>
        <translation>Take in a package</translation>
    </message>
    <message>
        <source>去看板</source>
        <translation>To the board</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>本人撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已移出</source>
        <translation>Taken off</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>村居</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>事迹</source>
        <translation>Story</translation>
    </message>
    <message>
        <source>期次</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>证书编号</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>有效 {valid}，共 {all}</source>
        <translation>{valid} valid of {all}</translation>
    </message>
    <message>
        <source>{state}，待撤下</source>
        <translation>{state}, to take down</translation>
    </message>
    <message numerus="yes">
        <source>%n 个荣誉报到区里以后移出了名单：区里发布过的，{day} 前撤下。</source>
        <translation>
            <numerusform>%n honour went off the list after it had come up: take down by {day} what the district published of it.</numerusform>
            <numerusform>%n honours went off the list after they had come up: take down by {day} what the district published of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个荣誉还挂着：{day} 前撤下，再到看板上登记。</source>
        <translation>
            <numerusform>%n honour still hangs: take it down by {day}, then note it on the board.</numerusform>
            <numerusform>%n honours still hang: take them down by {day}, then note it on the board.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdChoice</name>
    <message>
        <source>户主、门牌、电话</source>
        <translation>Householder, door, phone</translation>
    </message>
    <message>
        <source>可选的户</source>
        <translation>Households to choose from</translation>
    </message>
</context>
<context>
    <name>HouseholdDialog</name>
    <message>
        <source>修改户信息</source>
        <translation>Edit the household</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>{value}（留空不变）</source>
        <translation>{value} (leave blank to keep)</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Household number</translation>
    </message>
</context>
<context>
    <name>HouseholdPane</name>
    <message>
        <source>还没有走访，也没有登记过注册和承诺。</source>
        <translation>No visit yet, and no registration or pledge recorded.</translation>
    </message>
    <message>
        <source>添加居民</source>
        <translation>Add a resident</translation>
    </message>
    <message>
        <source>家庭成员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>走访与登记记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>重新遮盖</source>
        <translation>Mask again</translation>
    </message>
    <message>
        <source>正在显示完整信息，此次查看已记入日志。</source>
        <translation>Full details are shown; this was logged.</translation>
    </message>
    <message>
        <source>选一户看看</source>
        <translation>Choose a household</translation>
    </message>
    <message>
        <source>在左边的列表里选择一户。</source>
        <translation>Pick one from the list on the left.</translation>
    </message>
    <message>
        <source>返回列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>显示完整信息</source>
        <translation>Show full details</translation>
    </message>
    <message>
        <source>登记走访</source>
        <translation>Record a visit</translation>
    </message>
    <message>
        <source>修改户信息</source>
        <translation>Edit the household</translation>
    </message>
    <message>
        <source>修改房屋</source>
        <translation>Edit the dwelling</translation>
    </message>
    <message>
        <source>移到其他住址</source>
        <translation>Move to another address</translation>
    </message>
    <message>
        <source>移出户册</source>
        <translation>Take off the register</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>地址未上报</source>
        <translation>Address not reported</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>户主 {name}</source>
        <translation>Householder {name}</translation>
    </message>
    <message>
        <source>户号 {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>恢复到户册</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>已移出户册：{reason}（{day}，{author}）</source>
        <translation>Taken off the register: {reason} ({day}, {author})</translation>
    </message>
    <message>
        <source>记一笔信用+</source>
        <translation>Enter credit</translation>
    </message>
    <message>
        <source>记一笔信用+ (Ctrl+J)</source>
        <translation>Enter credit (Ctrl+J)</translation>
    </message>
    <message>
        <source>分户…</source>
        <translation>Split the household…</translation>
    </message>
    <message>
        <source>并入另一户…</source>
        <translation>Join another household…</translation>
    </message>
    <message>
        <source>换租户…</source>
        <translation>Change of tenants…</translation>
    </message>
    <message>
        <source>个人信息：请求与打印…</source>
        <translation>Personal data: requests and print…</translation>
    </message>
    <message>
        <source>填表…</source>
        <translation>Fill…</translation>
    </message>
    <message>
        <source>给选中的居民填表…</source>
        <translation>Fill a form for the chosen resident…</translation>
    </message>
    <message>
        <source>{into}（登记在 {name} 名下）</source>
        <translation>{into} (entered for {name})</translation>
    </message>
    <message>
        <source>全户迁出…</source>
        <translation>Whole household moves out…</translation>
    </message>
</context>
<context>
    <name>HouseholdSide</name>
    <message>
        <source>这一户</source>
        <translation>This household</translation>
    </message>
    <message>
        <source>最近的记录</source>
        <translation>Latest entries</translation>
    </message>
    <message>
        <source>输入姓名、拼音首字母、电话或门牌，回车选定。这里会显示这一户今年的积分。</source>
        <translation>Type a name, initials, telephone or door and press Enter. How the household stands this year shows here.</translation>
    </message>
    <message numerus="yes">
        <source>参与 %n 人</source>
        <translation>
            <numerusform>%n takes part</numerusform>
            <numerusform>%n take part</numerusform>
        </translation>
    </message>
    <message>
        <source>今年 {points}</source>
        <translation>This year {points}</translation>
    </message>
    <message>
        <source>可兑换 {points}</source>
        <translation>To redeem {points}</translation>
    </message>
    <message numerus="yes">
        <source>未成年人 %n 人不入账</source>
        <translation>
            <numerusform>%n minor, never in the ledger</numerusform>
            <numerusform>%n minors, never in the ledger</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>none yet</translation>
    </message>
</context>
<context>
    <name>IncentiveDialog</name>
    <message>
        <source>已核：只给守信者添好处，不影响任何人享受基本公共服务</source>
        <translation>Checked: it only adds something for the trustworthy, and takes no basic public service from anybody</translation>
    </message>
    <message>
        <source>措辞可能影响他人的基本公共服务：{words}。核对并勾选以后，入户时才会讲。</source>
        <translation>The wording might cut a basic public service for others: {words}. It is told at a door only once this is checked and ticked.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还缺：{what}（力度或名额里要有数字）。补齐以后，入户时才会讲。</source>
        <translation>Lacks: {what} (amount or quota must name a number). It is told at a door only once it is complete.</translation>
    </message>
</context>
<context>
    <name>IncentivesDialog</name>
    <message>
        <source>激励措施</source>
        <translation>Incentives</translation>
    </message>
    <message>
        <source>查激励措施</source>
        <translation>Find incentives</translation>
    </message>
    <message>
        <source>名称、部门、条件，或拼音首字母</source>
        <translation>Title, department, condition, or pinyin initials</translation>
    </message>
    <message>
        <source>场景</source>
        <translation>Scene</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>年龄</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>全部年龄</source>
        <translation>All ages</translation>
    </message>
    <message>
        <source>{name} · {age} 岁</source>
        <translation>{name} · {age}</translation>
    </message>
    <message>
        <source>已介绍</source>
        <translation>Introduced</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>力度</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>本次</source>
        <translation>This visit</translation>
    </message>
    <message>
        <source>没有符合的激励措施</source>
        <translation>No incentive matches</translation>
    </message>
    <message>
        <source>换个场景、年龄或词再查；只列生效中的，待完善和已暂停的不列。</source>
        <translation>Try another scene, age or word. Only running ones are listed, not incomplete or suspended ones.</translation>
    </message>
    <message>
        <source>评到 AAA/AA 后可享受，以承办点为准；自愿注册，不问、不记个人等级。</source>
        <translation>For those who reach AAA or AA, as the office that grants it decides; registering is voluntary, and nobody&apos;s grade is asked for or kept.</translation>
    </message>
    <message numerus="yes">
        <source>%n 项</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>取消已介绍</source>
        <translation>Not introduced</translation>
    </message>
</context>
<context>
    <name>IncentivesView</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>请再确认</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已向承办部门确认</source>
        <translation>Confirmed by the department</translation>
    </message>
    <message>
        <source>选中的措施都记为今天已向承办部门确认；可以多选</source>
        <translation>Note for all chosen incentives that their departments confirmed them today</translation>
    </message>
    <message>
        <source>折页…</source>
        <translation>Leaflet…</translation>
    </message>
    <message>
        <source>生效中的措施印成三折页，A4 双面、短边翻转</source>
        <translation>Print the running incentives as a leaflet in three folds: A4, both sides, flipped on the short edge</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>场景</source>
        <translation>Scene</translation>
    </message>
    <message>
        <source>力度</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>截止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>最近确认</source>
        <translation>Last confirmed</translation>
    </message>
    <message>
        <source>已介绍（户次）</source>
        <translation>Introduced (visits)</translation>
    </message>
    <message>
        <source>{state}：缺{what}</source>
        <translation>{state}: lacks {what}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{state}：{what}</source>
        <translation>{state}: {what}</translation>
    </message>
    <message>
        <source>{state} {count}</source>
        <translation>{state} {count}</translation>
    </message>
    <message>
        <source>这是上级的措施，由上级修改。</source>
        <translation>This is the incentive of an office above, which alone changes it.</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing changed</translation>
    </message>
    <message numerus="yes">
        <source>已确认 %n 项</source>
        <translation>
            <numerusform>%n incentive confirmed</numerusform>
            <numerusform>%n incentives confirmed</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>激励措施折页.pdf</source>
        <translation>Incentives leaflet.pdf</translation>
    </message>
    <message>
        <source>折页</source>
        <translation>Leaflet</translation>
    </message>
    <message numerus="yes">
        <source>已存为 {name}：%n 项</source>
        <translation>
            <numerusform>Saved as {name}: %n incentive</numerusform>
            <numerusform>Saved as {name}: %n incentives</numerusform>
        </translation>
    </message>
    <message>
        <source>{words}；写不下而截短：{titles}</source>
        <translation>{words}; cut for want of room: {titles}</translation>
    </message>
    <message numerus="yes">
        <source>%n 项</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>正在检查 {file}</source>
        <translation>Checking {file}</translation>
    </message>
    <message>
        <source>正在导入 {file}</source>
        <translation>Importing {file}</translation>
    </message>
    <message numerus="yes">
        <source>已导入 %n 个文件</source>
        <translation>
            <numerusform>Imported one file</numerusform>
            <numerusform>Imported %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>证书 (*.gccert)</source>
        <translation>Certificate (*.gccert)</translation>
    </message>
    <message>
        <source>保存证书</source>
        <translation>Save the certificate</translation>
    </message>
    <message>
        <source>正在签发证书</source>
        <translation>Signing the certificate</translation>
    </message>
    <message numerus="yes">
        <source>正在读 %n 张图片上的二维码</source>
        <translation>
            <numerusform>Reading the codes on %n picture</numerusform>
            <numerusform>Reading the codes on %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已读 %n 张图片</source>
        <translation>
            <numerusform>%n picture read</numerusform>
            <numerusform>%n pictures read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>收存的 %n 个数据包已导入</source>
        <translation>
            <numerusform>%n kept package was imported</numerusform>
            <numerusform>%n kept packages were imported</numerusform>
        </translation>
    </message>
    <message>
        <source>正在收存</source>
        <translation>Keeping</translation>
    </message>
    <message>
        <source>正在核验证书</source>
        <translation>Checking the certificate</translation>
    </message>
    <message numerus="yes">
        <source>不认识的单位最多收存 20 个包、共 200 MB：放下了最旧的 %n 个，原文件请留着</source>
        <translation>
            <numerusform>Of unknown offices at most 20 packages and 200 MB are kept: the oldest one was let go; hold on to the file</numerusform>
            <numerusform>Of unknown offices at most 20 packages and 200 MB are kept: the %n oldest were let go; hold on to the files</numerusform>
        </translation>
    </message>
    <message>
        <source>不认识的单位的数据包超过 200 MB，没有收存：原文件请留着</source>
        <translation>A package of an unknown office of more than 200 MB was not kept: hold on to the file</translation>
    </message>
</context>
<context>
    <name>InspectionsView</name>
    <message>
        <source>用照片巡查…</source>
        <translation>Inspect by photos…</translation>
    </message>
    <message>
        <source>待巡查清单…</source>
        <translation>List of what is due…</translation>
    </message>
    <message>
        <source>照片 (*.jpg *.jpeg *.png)</source>
        <translation>Photos (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>海报照片</source>
        <translation>Photos of posters</translation>
    </message>
    <message>
        <source>识别二维码</source>
        <translation>Reading codes</translation>
    </message>
    <message>
        <source>还没有已张贴的海报，请先登记投放。</source>
        <translation>No poster hangs yet: enter its placement first.</translation>
    </message>
    <message>
        <source>待巡查清单</source>
        <translation>List of what is due</translation>
    </message>
    <message>
        <source>海报待巡查.xlsx</source>
        <translation>posters_due.xlsx</translation>
    </message>
    <message numerus="yes">
        <source>已存为 {name}：%n 处</source>
        <translation>
            <numerusform>Saved as {name}: %n poster</numerusform>
            <numerusform>Saved as {name}: %n posters</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf)</source>
        <translation>Excel workbook (*.xlsx);;PDF file (*.pdf)</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>邀请街道</source>
        <translation>Invite a street</translation>
    </message>
    <message>
        <source>写邀请文件…</source>
        <translation>Write invitation…</translation>
    </message>
    <message>
        <source>把邀请文件交给对方，在新电脑上打开：身份、区域和上级都已填好，不用输入编码。</source>
        <translation>Hand the file over; opened on the new computer, it fills in role, area and the office above, and nobody types a code.</translation>
    </message>
    <message>
        <source>可以输入名称或编码查找；还没有接入的在前。</source>
        <translation>Type a part of a name or code to find it; those not enrolled yet come first.</translation>
    </message>
    <message>
        <source>保存邀请文件</source>
        <translation>Save invitation</translation>
    </message>
    <message>
        <source>邀请文件 (*.gcinv)</source>
        <translation>Invitation (*.gcinv)</translation>
    </message>
    <message>
        <source>{words}（已接入 {count} 台）</source>
        <translation>{words} ({count} enrolled)</translation>
    </message>
    <message>
        <source>邀请村居或网格员</source>
        <translation>Invite a village or grid worker</translation>
    </message>
    <message>
        <source>{name}  {code}  {level}</source>
        <translation>{name}  {code}  {level}</translation>
    </message>
</context>
<context>
    <name>InviteJobs</name>
    <message>
        <source>还没有可以邀请的区域。请先在“设置 › 区域”里导入名单。</source>
        <translation>There is no area to invite yet. Import the list of areas under Settings › Areas first.</translation>
    </message>
    <message>
        <source>没有区域</source>
        <translation>No areas</translation>
    </message>
</context>
<context>
    <name>Invited</name>
    <message>
        <source>“{inviter}”邀请你接入：{area} {code}</source>
        <translation>“{inviter}” invites you to join as {area} {code}</translation>
    </message>
    <message>
        <source>打开邀请文件</source>
        <translation>Open an invitation</translation>
    </message>
    <message>
        <source>邀请文件 (*.gcinv)</source>
        <translation>Invitation (*.gcinv)</translation>
    </message>
    <message>
        <source>打电话与上级核对指纹。以后只接受它签发的证书。</source>
        <translation>Compare the fingerprint with the office above by telephone. Only a certificate of that office will be accepted.</translation>
    </message>
</context>
<context>
    <name>IssuesView</name>
    <message>
        <source>重出…</source>
        <translation>Reissue…</translation>
    </message>
    <message>
        <source>期次</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>还没有签发的期次</source>
        <translation>Nothing issued yet</translation>
    </message>
    <message>
        <source>街道和区里每周一签发上一周的调度表，签发后随数据包下来。</source>
        <translation>Streets and the district issue the table of the week before on Mondays; it comes down with the packages.</translation>
    </message>
    <message>
        <source>冻结数据读不出来或被改动过，请从备份恢复。</source>
        <translation>The frozen figures cannot be read, or were altered; restore them from a backup.</translation>
    </message>
    <message>
        <source>数据截止 {cut}，摘要 {digest}…；在数字上按回车看明细。</source>
        <translation>Cut off {cut}, digest {digest}…; press Enter on a figure to see what stands behind it.</translation>
    </message>
    <message>
        <source>表格存到哪里</source>
        <translation>Where to put the tables</translation>
    </message>
    <message numerus="yes">
        <source>已重出 %n 个文件，与签发时逐字节相同</source>
        <translation>
            <numerusform>%n file reissued, byte for byte</numerusform>
            <numerusform>%n files reissued, byte for byte</numerusform>
        </translation>
    </message>
    <message>
        <source>重出</source>
        <translation>Reissue</translation>
    </message>
    <message>
        <source>去收数据包</source>
        <translation>Receive packages</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>登记参与确认</source>
        <translation>Register who takes part</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>{address}。一人一签，不能代签；两项公开另行勾选，可随时撤回。</source>
        <translation>{address}. Everybody signs alone, nobody for another; the two kinds of publishing are ticked apart and can be withdrawn at any time.</translation>
    </message>
    <message>
        <source>签好的确认书扫描件，可以后补</source>
        <translation>Scan of the signed form; may follow later</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>告知书版本</source>
        <translation>Version of the notice</translation>
    </message>
    <message>
        <source>签字的人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>扫描件 (*.jpg *.jpeg *.png *.pdf *.tif *.tiff)</source>
        <translation>Scans (*.jpg *.jpeg *.png *.pdf *.tif *.tiff)</translation>
    </message>
    <message>
        <source>参与确认书</source>
        <translation>Form of taking part</translation>
    </message>
    <message>
        <source>这一户的人并入选中的户；这一户移出户册，走访记录留在它名下。</source>
        <translation>The people of this household belong to the chosen one from then on; this one is taken off the register and keeps its visits.</translation>
    </message>
    <message>
        <source>并入另一户</source>
        <translation>Join another household</translation>
    </message>
    <message>
        <source>并户</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>并入</source>
        <translation>Join with</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>建好后会得到一个申请文件，交给上级批准就能开始工作。</source>
        <translation>You will get a request file; once the office above has approved it, work can begin.</translation>
    </message>
    <message>
        <source>网格编码</source>
        <translation>Grid code</translation>
    </message>
    <message>
        <source>街道编码</source>
        <translation>Street code</translation>
    </message>
    <message>
        <source>邀请文件</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>把邀请文件 (.gcinv) 拖到这里，或点击选择</source>
        <translation>Drop the invitation (.gcinv) here, or click to choose</translation>
    </message>
    <message>
        <source>上级发来了邀请文件的，不用填编码。</source>
        <translation>With an invitation from the office above no code is needed.</translation>
    </message>
    <message>
        <source>村居编码</source>
        <translation>Village code</translation>
    </message>
    <message>
        <source>上级给的区域编码，{digits} 位，例如 {code}。</source>
        <translation>The area code that the office above gave, {digits} digits, such as {code}.</translation>
    </message>
</context>
<context>
    <name>JudgedDialog</name>
    <message>
        <source>文书号</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>决定日期</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>接收日期</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>迟报工作日</source>
        <translation>Days late</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
</context>
<context>
    <name>KeepingCard</name>
    <message>
        <source>每天第一次打开时自动留一份数据库副本，在工作区里。另外请常把备份存到U盘：备份是加密的，用口令才能打开。</source>
        <translation>A copy of the database is kept in the workspace at the first opening of each day. Save a backup to a USB stick often as well: it is encrypted and opens only with the passphrase.</translation>
    </message>
    <message>
        <source>立即备份…</source>
        <translation>Back up now…</translation>
    </message>
    <message>
        <source>检查数据</source>
        <translation>Check the data</translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore a backup…</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>备份已写好：{detail}</source>
        <translation>Backup written: {detail}</translation>
    </message>
    <message>
        <source>重新打开检查过，没有问题</source>
        <translation>Opened again and checked: sound</translation>
    </message>
    <message>
        <source>数据文件完好</source>
        <translation>The data file is sound</translation>
    </message>
    <message>
        <source>数据文件有损坏：{detail}。请从最近的备份恢复。</source>
        <translation>The data file is damaged: {detail}. Restore the latest backup.</translation>
    </message>
    <message>
        <source>审计日志完整</source>
        <translation>The audit log is whole</translation>
    </message>
    <message>
        <source>审计日志从第 {detail} 条起不完整</source>
        <translation>The audit log is broken from entry {detail} on</translation>
    </message>
    <message>
        <source>最近的每日副本：{detail}</source>
        <translation>Latest daily copy: {detail}</translation>
    </message>
    <message>
        <source>还没有每日副本</source>
        <translation>No daily copy yet</translation>
    </message>
    <message>
        <source>证书有效</source>
        <translation>The certificate is in force</translation>
    </message>
    <message>
        <source>还没有证书</source>
        <translation>No certificate yet</translation>
    </message>
    <message>
        <source>备份存到</source>
        <translation>Save the backup to</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>正在检查数据</source>
        <translation>Checking the data</translation>
    </message>
    <message>
        <source>备份 (*.gcbackup)</source>
        <translation>Backup (*.gcbackup)</translation>
    </message>
    <message>
        <source>选择备份</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>用这份备份代替现在的数据？</source>
        <translation>Put this backup in the place of the present data?</translation>
    </message>
    <message>
        <source>备份之后的改动不在里面。现在的工作区会留在旁边，不会删除。</source>
        <translation>Changes made after the backup are not in it. The present workspace is kept beside it, not deleted.</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>备份与检查</source>
        <translation>Backup and checks</translation>
    </message>
    <message>
        <source>数据摘要 {detail}：内容相同的两处，摘要相同</source>
        <translation>Digest of the data {detail}: the same wherever the data are the same</translation>
    </message>
    <message>
        <source>数据摘要算不出来：{detail}</source>
        <translation>The digest of the data cannot be made: {detail}</translation>
    </message>
    <message>
        <source>签名和解密的密钥可用（套件 {detail}）</source>
        <translation>The keys to sign and open with can be used (suites {detail})</translation>
    </message>
    <message>
        <source>密钥用不了：请插好密码钥匙，确认驱动已安装</source>
        <translation>The keys cannot be used: plug the token in and see that its driver is installed</translation>
    </message>
    <message>
        <source>收存的 {detail} 个数据包完好</source>
        <translation>The {detail} packages kept here are whole</translation>
    </message>
    <message>
        <source>收存的数据包有损坏的：{detail}。其余数据不受影响；请发送方再导出一次。</source>
        <translation>Packages kept here are damaged: {detail}. All else is safe; ask the sender to export once more.</translation>
    </message>
    <message>
        <source>数据库服务器的版本和设置合适</source>
        <translation>The database server&apos;s version and settings are right</translation>
    </message>
    <message>
        <source>数据库服务器：{detail}。请让管理员处理。</source>
        <translation>Database server: {detail}. Ask whoever runs it to see to that.</translation>
    </message>
    <message>
        <source>在服务器上的权限齐全</source>
        <translation>All rights on the server are there</translation>
    </message>
    <message>
        <source>服务器上缺少权限：{detail}</source>
        <translation>Rights missing on the server: {detail}</translation>
    </message>
    <message>
        <source>最近的备份：{detail}</source>
        <translation>Latest backup: {detail}</translation>
    </message>
    <message>
        <source>还没有备份；服务器上的数据请定期备份</source>
        <translation>No backup yet; back up what lies on the server regularly</translation>
    </message>
    <message>
        <source>工作区就在原来的电脑和文件夹里</source>
        <translation>The workspace stands on the machine and in the folder it was made for</translation>
    </message>
    <message>
        <source>改动的计数已到 {detail}，余地不多：有人发来过计数超前的内容。数据完好，请告知区信用办。</source>
        <translation>Changes are counted up to {detail}, with little room left: somebody sent lines that counted far ahead. The data are sound; tell the district office.</translation>
    </message>
    <message>
        <source>时钟比最新的一条记录（{detail}）还早</source>
        <translation>The clock is behind the newest entry ({detail})</translation>
    </message>
    <message>
        <source>工作区换过电脑或文件夹，或比上次导出时旧：请到“交换”页回答页首的问题</source>
        <translation>The workspace has changed computer or folder, or is older than when it last exported: answer the question on the Exchange page</translation>
    </message>
    <message>
        <source>对账码用的编号区间有 {detail} 处与记录不符，已重新统计；数据完好。</source>
        <translation>The ranges of numbers behind the reconciliation code differed from the records in {detail} places and have been counted again; the data are sound.</translation>
    </message>
    <message>
        <source>核验承诺书</source>
        <translation>Verify pledges</translation>
    </message>
    <message>
        <source>正在核验承诺书</source>
        <translation>Verifying the pledges</translation>
    </message>
    <message numerus="yes">
        <source>核验了 %n 份承诺书，都和当初写下、归档的一样</source>
        <translation>
            <numerusform>%n pledge was verified: it is as it was written and filed</numerusform>
            <numerusform>%n pledges were verified: all are as they were written and filed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptPictures</name>
    <message>
        <source>照片或材料还没有随数据包到达</source>
        <translation>Its photos and papers have not come with a package yet</translation>
    </message>
    <message>
        <source>附件打不开</source>
        <translation>The attachment cannot be opened</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>KinDialog</name>
    <message>
        <source>登记亲属</source>
        <translation>Declare kin</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>审核人员不审亲属家的记录。两个人都在户册里才能登记。</source>
        <translation>Reviewers do not decide entries of their kin&apos;s households. Both must stand in the register.</translation>
    </message>
    <message>
        <source>居民</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>亲属</source>
        <translation>Kin</translation>
    </message>
    <message>
        <source>配偶</source>
        <translation>Spouse</translation>
    </message>
    <message>
        <source>父母</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>子女</source>
        <translation>Child</translation>
    </message>
    <message>
        <source>兄弟姐妹</source>
        <translation>Brother or sister</translation>
    </message>
    <message>
        <source>祖父母</source>
        <translation>Grandparent</translation>
    </message>
    <message>
        <source>孙子女</source>
        <translation>Grandchild</translation>
    </message>
    <message>
        <source>姻亲</source>
        <translation>In-law</translation>
    </message>
    <message>
        <source>姓名、拼音或门牌，回车选定</source>
        <translation>Name, pinyin or door; Enter chooses</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>姓名、拼音、电话、门牌</source>
        <translation>Name, pinyin, telephone, door</translation>
    </message>
    <message>
        <source>没有找到这个人</source>
        <translation>No such person</translation>
    </message>
</context>
<context>
    <name>KinPart</name>
    <message>
        <source>登记亲属…</source>
        <translation>Declare kin…</translation>
    </message>
    <message>
        <source>解除…</source>
        <translation>End…</translation>
    </message>
    <message>
        <source>亲属</source>
        <translation>Kin</translation>
    </message>
    <message>
        <source>居民</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>还没有登记亲属</source>
        <translation>No kin declared yet</translation>
    </message>
    <message>
        <source>审核人员的亲属登记在这里，审核时自动回避。</source>
        <translation>Declare reviewers&apos; kin here: they keep out of those entries by themselves.</translation>
    </message>
    <message>
        <source>只记关系，用于审核回避；不出街道，也不上任何公示。</source>
        <translation>Only the relation is kept, for keeping out of decisions; it never leaves the street nor stands on a sheet.</translation>
    </message>
    <message>
        <source>已登记亲属</source>
        <translation>Kin declared</translation>
    </message>
    <message>
        <source>解除 {name} 与 {other} 的亲属登记</source>
        <translation>End the kinship of {name} and {other}</translation>
    </message>
    <message>
        <source>原因（例如：登记错了）</source>
        <translation>Because (such as: declared by mistake)</translation>
    </message>
    <message>
        <source>已解除</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>解除亲属登记</source>
        <translation>Ending a kinship</translation>
    </message>
</context>
<context>
    <name>KnownPerson</name>
    <message>
        <source>打开(&amp;O)</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>可能已有此人：{who} · {why}</source>
        <translation>May be known already: {who} · {why}</translation>
    </message>
    <message>
        <source>（另有 {count} 人）</source>
        <translation> (and {count} more)</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>退出信用+</source>
        <translation>Leaving credit plus</translation>
    </message>
    <message>
        <source>登记退出</source>
        <translation>Register leaving</translation>
    </message>
    <message>
        <source>{address}。从这一天起不再记分，以前的记录和余额都留着。</source>
        <translation>{address}. From that day on nothing is entered; earlier entries and the balance stay.</translation>
    </message>
    <message>
        <source>退出日期</source>
        <translation>Leaves on</translation>
    </message>
    <message>
        <source>谁退出</source>
        <translation>Who leaves</translation>
    </message>
    <message>
        <source>全户</source>
        <translation>The whole household</translation>
    </message>
    <message>
        <source>现在住的人从那天起都算迁出，以前的数不变；这一户和走访记录留在户册里。</source>
        <translation>All who live there have moved out from that day on; figures of before stay. The household and its visits stay on the register.</translation>
    </message>
    <message>
        <source>全户迁出</source>
        <translation>Whole household moves out</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>迁出日期</source>
        <translation>Moved out on</translation>
    </message>
</context>
<context>
    <name>LeavingQuestion</name>
    <message>
        <source>离开日期对吗？</source>
        <translation>Is the day of leaving right?</translation>
    </message>
    <message>
        <source>日期没错，保存</source>
        <translation>It is right, save</translation>
    </message>
    <message>
        <source>改日期</source>
        <translation>Change the day</translation>
    </message>
</context>
<context>
    <name>LedgerRowDialog</name>
    <message>
        <source>修改{kind}</source>
        <translation>Change {kind}</translation>
    </message>
    <message>
        <source>登记{kind}</source>
        <translation>New {kind}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>空着就是本单位；可填下级的名称或代码</source>
        <translation>Blank is your own office; a name or code below it may be given</translation>
    </message>
    <message>
        <source>几项之间用分号隔开</source>
        <translation>Several stand with semicolons between them</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>最多三张，保存时会缩小</source>
        <translation>Up to three, made small when saved</translation>
    </message>
    <message>
        <source>最多三张照片（JPG、PNG、WebP），没有放进来：{names}</source>
        <translation>Up to three photos (JPG, PNG, WebP); not taken: {names}</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>登记…</source>
        <translation>New…</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>空表…</source>
        <translation>Blank sheet…</translation>
    </message>
    <message>
        <source>移出…</source>
        <translation>Take off…</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>筛选：标题、地点、单位</source>
        <translation>Filter: title, place, unit</translation>
    </message>
    <message>
        <source>还没有{kind}</source>
        <translation>No {kind} yet</translation>
    </message>
    <message>
        <source>登记一条，或把表格拖进来；先导出空表，标题就对得上。</source>
        <translation>Type one in, or drop a sheet here; a blank sheet exported first has the right headings.</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing changed</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>录错了</source>
        <translation>Entered wrongly</translation>
    </message>
    <message>
        <source>重复了</source>
        <translation>Entered twice</translation>
    </message>
    <message>
        <source>移出这一条</source>
        <translation>Take this row off</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv *.xls *.et)</source>
        <translation>Sheets (*.xlsx *.csv *.xls *.et)</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>新增 {added} 条，改动 {changed} 条，相同 {same} 条，不能用 {bad} 条</source>
        <translation>{added} new, {changed} changed, {same} the same, {bad} refused</translation>
    </message>
    <message>
        <source>检查表格</source>
        <translation>Checking the sheet</translation>
    </message>
    <message>
        <source>已导入：新增 {added} 条，改动 {changed} 条</source>
        <translation>Imported: {added} new, {changed} changed</translation>
    </message>
    <message>
        <source>这些没有导入</source>
        <translation>These were not imported</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>空表</source>
        <translation>Blank sheet</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>已存为 {name}</source>
        <translation>Saved as {name}</translation>
    </message>
    <message>
        <source>装入常用的…</source>
        <translation>Load the usual ones…</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>照片…</source>
        <translation>Photos…</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf)</source>
        <translation>Excel workbook (*.xlsx);;PDF file (*.pdf)</translation>
    </message>
</context>
<context>
    <name>LedgersPage</name>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
</context>
<context>
    <name>LeftOutDialog</name>
    <message numerus="yes">
        <source>%n 人没有记</source>
        <translation>
            <numerusform>%n person was not entered</numerusform>
            <numerusform>%n people were not entered</numerusform>
        </translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Because</translation>
    </message>
</context>
<context>
    <name>LinkAccount</name>
    <message>
        <source>{name} 是户册中的谁？</source>
        <translation>Who of the register is {name}?</translation>
    </message>
    <message>
        <source>关联</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>关联以后，自己登记的、自己家和近亲的 信用+ 记录由别人审核。只留在本单位。</source>
        <translation>Others then decide about 信用+ entries of this person, the own household and kin. The link stays at this office.</translation>
    </message>
    <message>
        <source>姓名、拼音、门牌、电话</source>
        <translation>Name, pinyin, door, telephone</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>可选的人</source>
        <translation>People found</translation>
    </message>
    <message>
        <source>取消关联</source>
        <translation>Unlink</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>两条记录都保留：现住的按现住计，户籍的按户籍计，各计一次。</source>
        <translation>Both records stay: one counts by residence, the other by registration, each once.</translation>
    </message>
    <message>
        <source>人户分离</source>
        <translation>Registered elsewhere</translation>
    </message>
    <message>
        <source>关联</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>现住这里，户籍在另一条记录处</source>
        <translation>Lives here, registered where the other record stands</translation>
    </message>
    <message>
        <source>户籍在这里，现住另一条记录处</source>
        <translation>Registered here, lives where the other record stands</translation>
    </message>
    <message>
        <source>这条记录</source>
        <translation>This record</translation>
    </message>
    <message>
        <source>另一条记录</source>
        <translation>Other record</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>等待回执</source>
        <translation>Awaiting receipt</translation>
    </message>
    <message>
        <source>已发出的数据包</source>
        <translation>Packages sent</translation>
    </message>
    <message>
        <source>发给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>写出时间</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>还没有发出过数据包</source>
        <translation>No package sent yet</translation>
    </message>
    <message>
        <source>点“导出数据包”，把文件复制给对方；拖回回执才算送到。</source>
        <translation>Export a package and hand the file over; once its receipt is dropped here, it has arrived.</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>搁置的记录</source>
        <translation>Records set aside</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>没有搁置的记录</source>
        <translation>Nothing set aside</translation>
    </message>
    <message>
        <source>不合要求的记录会单独放在这里，不影响其他记录；缺的内容到了会自动重试。</source>
        <translation>Records that do not fit wait here and hold nothing else up; when what they lack arrives, they are tried again.</translation>
    </message>
    <message>
        <source>不认识的单位</source>
        <translation>Unknown office</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>本单位，{office}没有收下</source>
        <translation>This office; not taken in by {office}</translation>
    </message>
    <message>
        <source>整个数据包，已收存</source>
        <translation>A whole package, kept</translation>
    </message>
    <message>
        <source>第 {number} 号数据包，已收存</source>
        <translation>Package {number}, kept whole</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>换一个账号</source>
        <translation>Another account</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>在这台电脑上记住</source>
        <translation>Remember on this computer</translation>
    </message>
    <message>
        <source>由本机系统保管口令，下次打开不用再输。</source>
        <translation>Keeps the key in the system&apos;s keyring, so that no passphrase is asked for next time.</translation>
    </message>
    <message>
        <source>工作区</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>其他工作区或新建</source>
        <translation>Another or a new workspace</translation>
    </message>
    <message>
        <source>这是演示，口令是 {word}</source>
        <translation>This is the demonstration; the passphrase is {word}</translation>
    </message>
</context>
<context>
    <name>LookAtPaperDialog</name>
    <message>
        <source>看一看是不是这一份</source>
        <translation>Look whether it is this one</translation>
    </message>
    <message>
        <source>是，归到这一份</source>
        <translation>Yes, file it here</translation>
    </message>
    <message>
        <source>没有读出编号。是 {whose} 的承诺书就归入；归入不等于登记签署。</source>
        <translation>No number could be read. File it if it is the pledge of {whose}; filing does not record a signing.</translation>
    </message>
    <message>
        <source>扫描页</source>
        <translation>Scanned page</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>外观</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>字的大小跟随系统的显示缩放。</source>
        <translation>The size of type follows the system&apos;s display scale.</translation>
    </message>
    <message>
        <source>外观与语言</source>
        <translation>Look and language</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>巡查海报</source>
        <translation>Inspect a poster</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>读出的码与打印时一致。</source>
        <translation>The code is what was printed.</translation>
    </message>
    <message>
        <source>疑似换码：读出的不是这张海报的码（{code}）</source>
        <translation>Code perhaps swapped: what was read is not this poster’s ({code})</translation>
    </message>
    <message>
        <source>读出的码：{code}；不知道打印时的码，无法比对。</source>
        <translation>Code read: {code}; what was printed is not known here, so it cannot be compared.</translation>
    </message>
    <message>
        <source>照片上没有读出二维码，请选巡查结果。</source>
        <translation>No code could be read on the photo: say what was found.</translation>
    </message>
    <message>
        <source>请选是哪一处</source>
        <translation>Choose which placement</translation>
    </message>
    <message>
        <source>请选巡查结果</source>
        <translation>Choose what was found</translation>
    </message>
    <message>
        <source>照片上没有读出二维码，请选是哪一处和巡查结果。</source>
        <translation>No code could be read on the photo: choose which placement it is and what was found.</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 处海报用这个码，请选是哪一处。</source>
        <translation>
            <numerusform>%n poster has this code: choose which.</numerusform>
            <numerusform>%n posters have this code: choose which.</numerusform>
        </translation>
    </message>
    <message>
        <source>疑似换码：读出的不是任何已张贴海报的码（{code}），请选它贴在哪一处。</source>
        <translation>Perhaps swapped: the code read is of no poster that hangs ({code}). Choose where it hangs.</translation>
    </message>
    <message>
        <source>疑似换码：读出的是另一处海报 {number} 的码；是不是选错了？</source>
        <translation>Perhaps swapped: the code read is that of another poster, {number}. Was the wrong one chosen?</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>榴花网格</source>
        <translation>GridCredit</translation>
    </message>
    <message>
        <source>还有工作没有完成</source>
        <translation>Work is still under way</translation>
    </message>
    <message>
        <source>现在退出会停止正在进行的工作；停止的这一步不留下任何改动。</source>
        <translation>Leaving now stops it; the step that is stopped leaves no change behind.</translation>
    </message>
    <message>
        <source>停止并退出</source>
        <translation>Stop and quit</translation>
    </message>
    <message>
        <source>继续等待</source>
        <translation>Wait</translation>
    </message>
</context>
<context>
    <name>ManyFiles</name>
    <message>
        <source>不能导入</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>可以导入</source>
        <translation>Can be imported</translation>
    </message>
    <message>
        <source>等待检查</source>
        <translation>To be checked</translation>
    </message>
    <message>
        <source>已导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>拖进来的文件</source>
        <translation>Files handed in</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>搁置</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已收存</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>待核对指纹</source>
        <translation>To compare</translation>
    </message>
</context>
<context>
    <name>MappingView</name>
    <message>
        <source>工作表或标记</source>
        <translation>Sheet or marks</translation>
    </message>
    <message>
        <source>一份给谁</source>
        <translation>Who a copy is for</translation>
    </message>
    <message>
        <source>写成</source>
        <translation>Written as</translation>
    </message>
    <message>
        <source>重复的行</source>
        <translation>Repeated rows</translation>
    </message>
    <message>
        <source>没有重复的行</source>
        <translation>No repeated rows</translation>
    </message>
    <message>
        <source>第一行</source>
        <translation>First row</translation>
    </message>
    <message>
        <source>最后一行</source>
        <translation>Last row</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>在表上点一个格子，再选它填什么</source>
        <translation>Click a cell of the form, then choose what goes there</translation>
    </message>
    <message>
        <source>这里不填</source>
        <translation>Leave it blank</translation>
    </message>
    <message>
        <source>填什么</source>
        <translation>What goes there</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>前后文</source>
        <translation>Around it</translation>
    </message>
    <message>
        <source>文中的标记</source>
        <translation>Marks in the text</translation>
    </message>
    <message>
        <source>不填</source>
        <translation>left blank</translation>
    </message>
    <message>
        <source>{place}：{field}</source>
        <translation>{place}: {field}</translation>
    </message>
    <message>
        <source>（每行都填）</source>
        <translation> (in every row)</translation>
    </message>
    <message>
        <source>从 </source>
        <translation>from </translation>
    </message>
    <message>
        <source>到 </source>
        <translation>to </translation>
    </message>
    <message>
        <source>要填到人，先在上面选“每人一行”或“每人一份”。</source>
        <translation>For what is of a person, first choose a row or a copy per person above.</translation>
    </message>
</context>
<context>
    <name>MatchingKeyCard</name>
    <message>
        <source>跨街道比对密钥</source>
        <translation>Matching key of the streets</translation>
    </message>
    <message>
        <source>更换密钥…</source>
        <translation>Replace the key…</translation>
    </message>
    <message>
        <source>还没有密钥：第一次上报身份证号时自动生成。</source>
        <translation>No key yet: it is made when the first ID numbers are reported.</translation>
    </message>
    <message>
        <source>在用 {key}，第 {count} 把。</source>
        <translation>In use: {key}, number {count}.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{names} 等 {count} 个街道</source>
        <translation>{names} and others, {count} streets in all</translation>
    </message>
    <message>
        <source>还没有换用的：{names}。</source>
        <translation>Not using it yet: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>其他 %n 个街道都已在用。</source>
        <translation>
            <numerusform>The %n other street uses it.</numerusform>
            <numerusform>All %n other streets use it.</numerusform>
        </translation>
    </message>
    <message>
        <source>更换比对密钥？</source>
        <translation>Replace the matching key?</translation>
    </message>
    <message>
        <source>所有人的标记用新密钥重写一遍，随数据包上报；其他街道随数据包收到新密钥。换完以前两种标记并用，已发现的重复不会丢。</source>
        <translation>Everybody&apos;s marks are written anew with the new key and reported with the next package; the other streets get the key with theirs. Until all have it both marks are in use, so nobody found is lost.</translation>
    </message>
    <message>
        <source>更换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>已更换比对密钥，下次上报时告诉各街道。</source>
        <translation>Matching key replaced; the streets learn of it with the next package.</translation>
    </message>
    <message>
        <source>正在更换比对密钥</source>
        <translation>Replacing the matching key</translation>
    </message>
    <message>
        <source>各街道共用一把密钥，把身份证号算成标记；区里没有密钥，只比对标记。有街道的证书被吊销时自动更换。</source>
        <translation>The streets share a key that turns ID numbers into marks; the district has no key and compares the marks alone. It is replaced by itself when a street&apos;s certificate is revoked.</translation>
    </message>
    <message>
        <source>持有它的街道已被吊销，会自动换新；也可以现在就换。</source>
        <translation>A street that holds it was revoked; a new one follows by itself, or can be made now.</translation>
    </message>
</context>
<context>
    <name>MeasureFacts</name>
    <message>
        <source>给什么</source>
        <translation>Gives</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>怎样享受</source>
        <translation>How to claim</translation>
    </message>
    <message>
        <source>带什么</source>
        <translation>Bring</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>年龄</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>截止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>承办</source>
        <translation>Granted by</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>{from_age} 岁及以上</source>
        <translation>{from_age} and older</translation>
    </message>
    <message>
        <source>{from_age} 至 {to_age} 岁</source>
        <translation>{from_age} to {to_age}</translation>
    </message>
</context>
<context>
    <name>MeasuresRow</name>
    <message>
        <source>激励措施…</source>
        <translation>Incentives…</translation>
    </message>
    <message>
        <source>查激励措施</source>
        <translation>Find incentives</translation>
    </message>
    <message>
        <source>已介绍：{titles}</source>
        <translation>Introduced: {titles}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>MeetingBar</name>
    <message>
        <source>议事会</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>登记会议</source>
        <translation>Record a meeting</translation>
    </message>
    <message>
        <source>还没有登记会议</source>
        <translation>No meeting recorded</translation>
    </message>
    <message>
        <source>不开会</source>
        <translation>No meeting</translation>
    </message>
    <message>
        <source>{day} 到会 {present}/{expected}</source>
        <translation>{day}, {present} of {expected} present</translation>
    </message>
    <message>
        <source>过半</source>
        <translation>Quorum</translation>
    </message>
    <message>
        <source>未过半</source>
        <translation>No quorum</translation>
    </message>
</context>
<context>
    <name>MeetingDialog</name>
    <message>
        <source>登记信用议事会</source>
        <translation>Record a meeting</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>写下到会的人；谁对哪一笔回避，审核时由程序按户、亲属和登记人自动避开。</source>
        <translation>Write down who was there. Who keeps out of which entry follows from household, kin and recorder when it is decided.</translation>
    </message>
    <message>
        <source>一行一个，或用顿号、逗号隔开</source>
        <translation>One a line, or parted by commas</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>应到人数</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>到会人员</source>
        <translation>Present</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>姓名、拼音或门牌，一位一位加</source>
        <translation>Name, pinyin or door, one after another</translation>
    </message>
    <message>
        <source>去掉 {name}</source>
        <translation>Take off {name}</translation>
    </message>
</context>
<context>
    <name>MembersPart</name>
    <message>
        <source>哪些户</source>
        <translation>Which households</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>已参与</source>
        <translation>Taking part</translation>
    </message>
    <message>
        <source>还没参与</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>门牌或户主</source>
        <translation>Door or householder</translation>
    </message>
    <message>
        <source>筛选户</source>
        <translation>Filter households</translation>
    </message>
    <message>
        <source>登记参与确认…</source>
        <translation>Register signed forms…</translation>
    </message>
    <message>
        <source>退出…</source>
        <translation>Leave…</translation>
    </message>
    <message>
        <source>打印确认书</source>
        <translation>Print forms</translation>
    </message>
    <message>
        <source>空白确认书</source>
        <translation>Blank forms</translation>
    </message>
    <message>
        <source>参与情况</source>
        <translation>Who takes part</translation>
    </message>
    <message>
        <source>没有这样的户</source>
        <translation>No such household</translation>
    </message>
    <message>
        <source>换一个筛选看看；户册还没有导入的，先导入户册。</source>
        <translation>Try another filter; where the register is empty, import it first.</translation>
    </message>
    <message>
        <source>去户册</source>
        <translation>To the register</translation>
    </message>
    <message>
        <source>全部参与</source>
        <translation>All</translation>
    </message>
    <message>
        <source>部分参与</source>
        <translation>Some</translation>
    </message>
    <message>
        <source>未参与</source>
        <translation>None</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>可参与</source>
        <translation>Eligible</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>What</translation>
    </message>
    <message>
        <source>参与 {households} 户 {people} 人，共 {all} 户</source>
        <translation>{households} households with {people} people take part, of {all}</translation>
    </message>
    <message numerus="yes">
        <source>已登记参与 %n 人</source>
        <translation>
            <numerusform>%n person takes part now</numerusform>
            <numerusform>%n people take part now</numerusform>
        </translation>
    </message>
    <message>
        <source>已登记退出</source>
        <translation>Leaving was registered</translation>
    </message>
    <message>
        <source>打印参与确认书</source>
        <translation>Print forms of taking part</translation>
    </message>
    <message>
        <source>参与确认书-{count}户.pdf</source>
        <translation>forms-{count}-households.pdf</translation>
    </message>
    <message numerus="yes">
        <source>确认书已存为 PDF：%n 页</source>
        <translation>
            <numerusform>Forms saved as PDF: %n page</numerusform>
            <numerusform>Forms saved as PDF: %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>打印空白参与确认书</source>
        <translation>Print blank forms of taking part</translation>
    </message>
    <message>
        <source>空白参与确认书.pdf</source>
        <translation>blank-forms.pdf</translation>
    </message>
</context>
<context>
    <name>MentionsDialog</name>
    <message>
        <source>{month} 通报表扬和批评</source>
        <translation>Praise and blame in {month}</translation>
    </message>
    <message>
        <source>回车或双击：写进通报；再按一次：不写。只点名单位，不点名个人。</source>
        <translation>Enter or a double click names a unit in the bulletin, once more takes it out. Only units are named, never people.</translation>
    </message>
    <message>
        <source>表扬</source>
        <translation>Praise</translation>
    </message>
    <message>
        <source>批评</source>
        <translation>Blame</translation>
    </message>
    <message>
        <source>已列入</source>
        <translation>Named</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>按这个月的数字，没有可以表扬或批评的单位。</source>
        <translation>The figures of this month propose no unit.</translation>
    </message>
    <message>
        <source>不再列入</source>
        <translation>Named no more</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>合并为同一人</source>
        <translation>Merge into one person</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>两条记录的走访、注册、承诺都保留在各自名下，从此都算留下的这个人的；随时可以撤销。</source>
        <translation>Visits, registrations and pledges stay with the record they were entered for, and count for the one that stays from now on; it can be undone at any time.</translation>
    </message>
    <message>
        <source>另一条记录</source>
        <translation>Other record</translation>
    </message>
    <message>
        <source>同一证件号</source>
        <translation>Same ID number</translation>
    </message>
    <message>
        <source>同名、同电话或同住址</source>
        <translation>Same name, telephone or address</translation>
    </message>
    <message>
        <source>重复录入</source>
        <translation>Entered twice</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message numerus="yes">
        <source>%n 条记录从此算留下的这个人的。</source>
        <translation>
            <numerusform>%n record counts for the one that stays from now on.</numerusform>
            <numerusform>%n records count for the one that stays from now on.</numerusform>
        </translation>
    </message>
    <message>
        <source>补入留下的记录：{fields}。</source>
        <translation>Added to the one that stays: {fields}.</translation>
    </message>
    <message>
        <source>注意：有人说过这两条不是同一人。</source>
        <translation>Note: somebody said that these two are not the same person.</translation>
    </message>
    <message>
        <source>两条都参加了信用+：两户的积分和余额都留在原来的户。</source>
        <translation>Both take part in Credit+: points and balances of both households stay where they are.</translation>
    </message>
    <message>
        <source>两条都签过承诺书：两份都保留，以后签的为准，只计一次。</source>
        <translation>Both signed a pledge: both papers are kept, the later one is current, one counts.</translation>
    </message>
    <message>
        <source>两条都有诚信之星推荐：都保留。</source>
        <translation>Both were nominated as integrity stars: both nominations stay.</translation>
    </message>
    <message>
        <source>两条都关联了本机账号：都保留，回避时按同一人。</source>
        <translation>An account here is linked to each: both links stay, and both are one person when somebody has to keep out.</translation>
    </message>
    <message>
        <source>证件号和留下记录的出生日期不符，证件号没有补入。</source>
        <translation>The ID number says another birth date than the record that stays; it was not added there.</translation>
    </message>
</context>
<context>
    <name>MergedPeople</name>
    <message numerus="yes">
        <source>并入的记录 %n 条</source>
        <translation>
            <numerusform>%n merged record</numerusform>
            <numerusform>%n merged records</numerusform>
        </translation>
    </message>
    <message>
        <source>姓名未上报</source>
        <translation>Name not reported</translation>
    </message>
    <message>
        <source>{name} 并入 {into}</source>
        <translation>{name} merged into {into}</translation>
    </message>
    <message>
        <source>撤销合并</source>
        <translation>Undo merge</translation>
    </message>
    <message>
        <source>撤销合并 {name}</source>
        <translation>Undo merge of {name}</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation>Not completed</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>还缺的内容</source>
        <translation>What is still missing</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>缺什么</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>双击一行，到那一户补上；补好再填一次。</source>
        <translation>Double-click a line to go to the household and add it; then fill once more.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message numerus="yes">
        <source>约定回访 %n 户</source>
        <translation>
            <numerusform>%n visit promised</numerusform>
            <numerusform>%n visits promised</numerusform>
        </translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message numerus="yes">
        <source>%n 户</source>
        <translation>
            <numerusform>%n door</numerusform>
            <numerusform>%n doors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}, month {month}</translation>
    </message>
    <message>
        <source>起草…</source>
        <translation>Draft…</translation>
    </message>
    <message>
        <source>按数字写一份 Word 草稿，由您补写后再签发</source>
        <translation>Writes a Word draft from the figures, for you to complete before it is issued</translation>
    </message>
    <message>
        <source>用写好的稿子签发…</source>
        <translation>Issue the edited draft…</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>写好的通报</source>
        <translation>The edited bulletin</translation>
    </message>
    <message>
        <source>月通报_{month}_草稿.docx</source>
        <translation>bulletin_{month}_draft.docx</translation>
    </message>
    <message>
        <source>起草</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>草稿已存为 {name}</source>
        <translation>Draft saved as {name}</translation>
    </message>
    <message>
        <source>表扬批评…</source>
        <translation>Praise and blame…</translation>
    </message>
    <message>
        <source>按数字提出名单，由您确认后写进通报</source>
        <translation>Proposed by the figures, named in the bulletin once you confirm</translation>
    </message>
    <message>
        <source>文字…</source>
        <translation>Wording…</translation>
    </message>
    <message>
        <source>主送、开头、要求、落款、发文机关标志，改成本单位的</source>
        <translation>Addressees, opening, demands, signature and red head in your own words</translation>
    </message>
</context>
<context>
    <name>MonthsPart</name>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>结账</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>去公示</source>
        <translation>To the sheets</translation>
    </message>
    <message>
        <source>看哪些</source>
        <translation>Which ones</translation>
    </message>
    <message>
        <source>计入</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>转下月和不计</source>
        <translation>Moved on or left out</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>还没有可以结的月份</source>
        <translation>No month to close yet</translation>
    </message>
    <message>
        <source>规则生效的第一个月过完，就可以结账。</source>
        <translation>Once the first month with rules is over, it can be closed.</translation>
    </message>
    <message>
        <source>已结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>待结</source>
        <translation>To close</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>计分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>结账日</source>
        <translation>Closed on</translation>
    </message>
    <message>
        <source>整户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>发生日</source>
        <translation>Happened on</translation>
    </message>
    <message>
        <source>户和人</source>
        <translation>Household and person</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>正在读月份</source>
        <translation>Reading the months</translation>
    </message>
    <message>
        <source>这个村居由另一单位结账。</source>
        <translation>Another office closes this village&apos;s months.</translation>
    </message>
    <message>
        <source>{day} 起可以结账。</source>
        <translation>It can be closed from {day} on.</translation>
    </message>
    <message>
        <source>按月份顺序结账：先结更早的月份。</source>
        <translation>Months close in order: the earlier one first.</translation>
    </message>
    <message>
        <source>应在 {day} 前结账，已逾期。</source>
        <translation>It was to be closed by {day}; that is past.</translation>
    </message>
    <message numerus="yes">
        <source>这个月两处都结过账，以先结的为准；只在另一份里的 %n 笔转到下月。</source>
        <translation>
            <numerusform>This month was closed twice; the first one stands, and %n entry that only the other lists moves on.</numerusform>
            <numerusform>This month was closed twice; the first one stands, and %n entries that only the other lists move on.</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有结账</source>
        <translation>Not closed yet</translation>
    </message>
    <message>
        <source>参与 {households} 户，计入 {entries} 笔 {points} 分</source>
        <translation>{households} households; {entries} entries count {points} points</translation>
    </message>
    <message>
        <source>转下月 {moved} 笔，不计 {left} 笔</source>
        <translation>{moved} move on, {left} left out</translation>
    </message>
    <message numerus="yes">
        <source>年末结转扣减 %n 户</source>
        <translation>
            <numerusform>%n household loses points at the year&apos;s end</numerusform>
            <numerusform>%n households lose points at the year&apos;s end</numerusform>
        </translation>
    </message>
    <message>
        <source>{by} 于 {day} 结账，清单摘要 {digest}</source>
        <translation>Closed by {by} on {day}; digest of the list {digest}</translation>
    </message>
    <message>
        <source>计入 {count}</source>
        <translation>Counted {count}</translation>
    </message>
    <message>
        <source>转下月和不计 {count}</source>
        <translation>Moved on or left out {count}</translation>
    </message>
    <message>
        <source>计入 {entries} 笔 {points} 分；转下月 {moved} 笔。结账后这份清单不再改变，以后的更正记在未结的月份里。</source>
        <translation>{entries} entries count {points} points; {moved} move on. After closing this list never changes; later corrections stand in an open month.</translation>
    </message>
    <message>
        <source>结 {period} 的账？</source>
        <translation>Close {period}?</translation>
    </message>
    <message>
        <source>{period} 已结账，计入 {points} 分，可以公示了</source>
        <translation>{period} is closed with {points} points; its sheets can hang now</translation>
    </message>
    <message>
        <source>{counts}；{stays}</source>
        <translation>{counts}; {stays}</translation>
    </message>
</context>
<context>
    <name>MoveHouseholdDialog</name>
    <message>
        <source>全户人口和走访与登记记录一起过去；原来的房屋留在户册里。</source>
        <translation>All its people and history go along; the old dwelling stays on the register.</translation>
    </message>
    <message>
        <source>移到其他住址</source>
        <translation>Move to another address</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
</context>
<context>
    <name>MoveResidentDialog</name>
    <message>
        <source>把 {name} 移到别户</source>
        <translation>Move {name} to another household</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>移到</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>把 {name} 移到本户</source>
        <translation>Move {name} to this household</translation>
    </message>
</context>
<context>
    <name>NewHouseholdDialog</name>
    <message>
        <source>添加一户</source>
        <translation>Add a household</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>户主住在这里，同时登记为居民</source>
        <translation>The householder lives here: add as a resident too</translation>
    </message>
    <message>
        <source>现住</source>
        <translation>Lives here</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Household number</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>至少 {least} 个字符。</source>
        <translation>At least {least} characters.</translation>
    </message>
    <message>
        <source>两次输入的不一样。</source>
        <translation>The two differ.</translation>
    </message>
    <message>
        <source>至少 {least} 个字符。请记牢：忘记了就打不开数据。</source>
        <translation>At least {least} characters. Remember it: without it the data cannot be opened.</translation>
    </message>
</context>
<context>
    <name>NoDoor</name>
    <message>
        <source>选一户开始走访</source>
        <translation>Choose a home to visit</translation>
    </message>
    <message>
        <source>在左边选一户按 Enter，或输入门牌、姓名、电话找到它。</source>
        <translation>Choose one at the left and press Enter, or find it by number, name or phone.</translation>
    </message>
    <message>
        <source>还没有户册</source>
        <translation>No register yet</translation>
    </message>
    <message>
        <source>导入户册以后，这里列出要走访的每一户。</source>
        <translation>Once a register is imported, every home to visit is listed here.</translation>
    </message>
    <message>
        <source>导入户册</source>
        <translation>Import a register</translation>
    </message>
    <message>
        <source>走访在网格和街道登记</source>
        <translation>Visits are logged in grids and streets</translation>
    </message>
    <message>
        <source>区级的户册没有门牌和姓名；各处的走访随数据包上来，在“今日”里看数字。</source>
        <translation>The district&apos;s register holds neither addresses nor names. Visits arrive with packages; see their numbers under Today.</translation>
    </message>
    <message>
        <source>打开今日</source>
        <translation>Open Today</translation>
    </message>
</context>
<context>
    <name>NominationFields</name>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>被推荐人</source>
        <translation>Nominee</translation>
    </message>
    <message>
        <source>姓名、拼音、电话、门牌</source>
        <translation>Name, pinyin, telephone, door</translation>
    </message>
    <message>
        <source>是村居或街道干部</source>
        <translation>Is an official of village or street</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>Chosen from</translation>
    </message>
    <message>
        <source>例外理由</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>集体名称</source>
        <translation>Group&apos;s name</translation>
    </message>
    <message>
        <source>只有本人同意公示的成员才会写出姓名</source>
        <translation>Only members who agree to it are named</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>推荐方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>事迹摘要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>事迹</source>
        <translation>Story</translation>
    </message>
    <message>
        <source>证明人一</source>
        <translation>First witness</translation>
    </message>
    <message>
        <source>证明人二</source>
        <translation>Second witness</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>关系申报</source>
        <translation>Declared ties</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>本人授权</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>活动、文件或证明的名称和编号</source>
        <translation>Name and number of an activity, a document or a proof</translation>
    </message>
    <message>
        <source>与推荐人、审核人的亲属或利害关系，没有写“无”</source>
        <translation>Kinship or interest with nominator and reviewers; &quot;none&quot; where there is none</translation>
    </message>
    <message>
        <source>不从上一期的诚信之星里选时写明</source>
        <translation>Why it draws on no star of an earlier period</translation>
    </message>
    <message>
        <source>不来自，写明例外理由</source>
        <translation>None: give the reason for the exception</translation>
    </message>
    <message>
        <source>没有找到。换姓名、拼音首字母或门牌试试。</source>
        <translation>Nothing found. Try a name, initials or a door.</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>不写身份证号，不写病情和收入</source>
        <translation>No ID numbers, nothing of health or income</translation>
    </message>
    <message>
        <source>模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>备注模板</source>
        <translation>Note templates</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>备注模板</source>
        <translation>Note templates</translation>
    </message>
    <message>
        <source>首字母</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>写一句常用的备注，回车添加；不写个人信息</source>
        <translation>A sentence that is often used; Enter adds it; nothing personal</translation>
    </message>
    <message>
        <source>新的一句</source>
        <translation>New one</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>走访页按 P 选用；本单位写的随数据包发到下级</source>
        <translation>P offers them at a door; one&apos;s own go down with packages</translation>
    </message>
    <message>
        <source>本单位</source>
        <translation>This office</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>From above</translation>
    </message>
    <message>
        <source>程序自带</source>
        <translation>The program</translation>
    </message>
    <message>
        <source>已添加备注模板</source>
        <translation>Note template added</translation>
    </message>
    <message>
        <source>修改备注模板</source>
        <translation>Change a note template</translation>
    </message>
    <message>
        <source>已修改备注模板</source>
        <translation>Note template changed</translation>
    </message>
    <message>
        <source>不再使用</source>
        <translation>Not used any more</translation>
    </message>
    <message>
        <source>已移出备注模板</source>
        <translation>Note template removed</translation>
    </message>
</context>
<context>
    <name>NoticeView</name>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
</context>
<context>
    <name>NumberLine</name>
    <message>
        <source>承诺书编号</source>
        <translation>number of the pledge</translation>
    </message>
    <message>
        <source>编号末四位</source>
        <translation>last 4</translation>
    </message>
    <message>
        <source>纸上的编号或末四位；不填由程序给号</source>
        <translation>the number on the paper or its last four digits; blank: the program gives one</translation>
    </message>
</context>
<context>
    <name>ObjectionDialog</name>
    <message>
        <source>登记异议</source>
        <translation>Take an objection</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>登记以后只停这一位，其他人照常。不记提出人的身份证号和电话。</source>
        <translation>Only this nominee is stopped. No ID number or telephone of who objects is kept.</translation>
    </message>
    <message>
        <source>提出日期</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>异议内容</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>{address}，{item}。答复前这一笔标为异议中：未结账的不计入，已结账的分值暂不可兑换。</source>
        <translation>{address}, {item}. Until it is answered the entry is in dispute: an open one is not counted, points of a closed one cannot be redeemed.</translation>
    </message>
    <message>
        <source>书面异议的扫描件，可以不附</source>
        <translation>Scan of a written objection (optional)</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>收到日期</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>核实</source>
        <translation>Asking</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>已受理，{day} 前答复</source>
        <translation>Taken; to be answered by {day}</translation>
    </message>
    <message>
        <source>扫描件 (*.jpg *.jpeg *.png *.pdf *.tif *.tiff)</source>
        <translation>Scans (*.jpg *.jpeg *.png *.pdf *.tif *.tiff)</translation>
    </message>
    <message>
        <source>书面异议</source>
        <translation>Written objection</translation>
    </message>
    <message>
        <source>要向别人核实</source>
        <translation>Others must be asked</translation>
    </message>
    <message>
        <source>要向别人核实（{many} 个工作日答复，否则 {few} 个）</source>
        <translation>Others must be asked (answered within {many} working days, else {few})</translation>
    </message>
</context>
<context>
    <name>ObjectionsPart</name>
    <message>
        <source>答复…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>打印答复书</source>
        <translation>Print the letter</translation>
    </message>
    <message>
        <source>看这一笔</source>
        <translation>See the entry</translation>
    </message>
    <message>
        <source>在台账里打开一笔，点“登记异议”受理。</source>
        <translation>To take one, open the entry in the ledger and press “Objection”.</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>没有异议</source>
        <translation>No objections</translation>
    </message>
    <message>
        <source>有人口头或书面提出异议时，在台账里打开那一笔，点“登记异议”。</source>
        <translation>When somebody objects, spoken or written, open the entry in the ledger and press “Objection”.</translation>
    </message>
    <message>
        <source>去台账</source>
        <translation>To the ledger</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>To answer</translation>
    </message>
    <message>
        <source>日历待定</source>
        <translation>calendar unknown</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>哪一笔</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已答复，可以打印答复书</source>
        <translation>Answered; the letter can be printed</translation>
    </message>
    <message>
        <source>异议答复-{day}.pdf</source>
        <translation>answer-{day}.pdf</translation>
    </message>
    <message>
        <source>答复书已存为 PDF</source>
        <translation>The letter was saved as PDF</translation>
    </message>
</context>
<context>
    <name>ObjectionsView</name>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>没有异议</source>
        <translation>No objections</translation>
    </message>
    <message>
        <source>去看板</source>
        <translation>To the board</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>被推荐人</source>
        <translation>Nominee</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>异议与答复</source>
        <translation>Objection and answer</translation>
    </message>
    <message>
        <source>处理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>答复内容</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>查了什么、结论是什么。不写第三人的姓名。</source>
        <translation>What was looked at and what was found. No third person&apos;s name.</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>打开推荐</source>
        <translation>Open the nomination</translation>
    </message>
    <message>
        <source>{day} 答复：{result}。{words}</source>
        <translation>Answered {day}: {result}. {words}</translation>
    </message>
    <message>
        <source>{day} 前答复。属实的，这一位到此为止；其他人不受影响。</source>
        <translation>Answer by {day}. Upheld, this nomination ends; others are not touched.</translation>
    </message>
    <message>
        <source>由街道审核人员在 {day} 前答复。</source>
        <translation>The street&apos;s reviewer answers by {day}.</translation>
    </message>
    <message>
        <source>请写答复内容。</source>
        <translation>Write the answer.</translation>
    </message>
    <message>
        <source>保存答复</source>
        <translation>Saving the answer</translation>
    </message>
    <message>
        <source>打印答复书</source>
        <translation>Print the answer</translation>
    </message>
    <message>
        <source>异议答复 {number}.docx</source>
        <translation>Answer to objection {number}.docx</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx);;PDF 文件 (*.pdf)</source>
        <translation>Word documents (*.docx);;PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message numerus="yes">
        <source>已保存 {name}，%n 页</source>
        <translation>
            <numerusform>{name} is saved, %n page</numerusform>
            <numerusform>{name} is saved, %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>有人当面或书面提出异议时，在看板上打开那一位，点“登记异议”，街道在时限内答复。</source>
        <translation>Whoever objects, in person or in writing: open the nominee on the board and record the objection; the street answers within its clock.</translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <source>激励措施</source>
        <translation>Incentives</translation>
    </message>
</context>
<context>
    <name>OfficeCard</name>
    <message>
        <source>区域：新增 {added}，修改 {updated}，不变 {same}</source>
        <translation>Areas: {added} added, {updated} changed, {same} as they were</translation>
    </message>
    <message>
        <source>正在导入区域名单</source>
        <translation>Importing the list of areas</translation>
    </message>
    <message>
        <source>把区域名单 (CSV) 拖到这里，或点击选择</source>
        <translation>Drop the list of areas (CSV) here, or click to choose</translation>
    </message>
    <message>
        <source>每行：code,name,level,parent。已有的区域会更新，不会删除。</source>
        <translation>Each line: code,name,level,parent. Known areas are updated, none is deleted.</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>查看与设定…</source>
        <translation>See and set…</translation>
    </message>
    <message>
        <source>注册目标</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source> 个月</source>
        <translation> months</translation>
    </message>
    <message>
        <source> 天</source>
        <translation> days</translation>
    </message>
    <message>
        <source>流动人口计入期限</source>
        <translation>Tenants count</translation>
    </message>
    <message>
        <source>流动人口住满这么久才计入应注册人数。</source>
        <translation>Floating population counts as eligible after living here this long.</translation>
    </message>
    <message>
        <source>婉拒后再访间隔</source>
        <translation>After declining</translation>
    </message>
    <message>
        <source>婉拒以后隔这么久才再列入待访。</source>
        <translation>A household that declined is listed for a visit again after this long.</translation>
    </message>
    <message>
        <source>已设 {count} 个时点</source>
        <translation>{count} dates set</translation>
    </message>
    <message>
        <source>还没有设定</source>
        <translation>None set yet</translation>
    </message>
    <message>
        <source>规则已保存，随下一个数据包下发。</source>
        <translation>Rule saved; it goes down with the next packages.</translation>
    </message>
    <message>
        <source>区域名单 (*.csv)</source>
        <translation>List of areas (*.csv)</translation>
    </message>
    <message>
        <source>选择区域名单</source>
        <translation>Choose the list of areas</translation>
    </message>
    <message>
        <source>区域、目标与规则</source>
        <translation>Areas, targets and rules</translation>
    </message>
    <message>
        <source>邀请街道…</source>
        <translation>Invite a street…</translation>
    </message>
    <message>
        <source>写一份邀请文件，对方不用输入编码。</source>
        <translation>Writes an invitation, so that nobody has to type a code.</translation>
    </message>
    <message>
        <source>接入</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>邀请文件已存到 {folder}，把 {file} 交给对方。</source>
        <translation>The invitation was saved to {folder}; hand {file} over.</translation>
    </message>
    <message>
        <source>邀请村居或网格员…</source>
        <translation>Invite a village or grid worker…</translation>
    </message>
    <message>
        <source> 个工作日</source>
        <translation> working days</translation>
    </message>
    <message>
        <source>信用+月度结账期限</source>
        <translation>Closing a month of the ledger</translation>
    </message>
    <message>
        <source>月份结束后这么多个工作日内结账，过期列为待办。</source>
        <translation>Within so many working days after the month; later it is listed as a task.</translation>
    </message>
    <message>
        <source>信用+异议答复期限</source>
        <translation>Answering an objection</translation>
    </message>
    <message>
        <source>收到次日起算；印在公示和存折上。</source>
        <translation>From the day after it came; printed on sheets and passbooks.</translation>
    </message>
    <message>
        <source>需要向他人核实的</source>
        <translation>Where others are asked</translation>
    </message>
    <message>
        <source>异议要问过别人才能答复时的期限，不短于上一项。</source>
        <translation>Where others must be asked before it can be answered; no shorter than the one above.</translation>
    </message>
    <message>
        <source>诉求答复期限</source>
        <translation>Reply to a request</translation>
    </message>
    <message>
        <source>转办的诉求在这么多个工作日内答复，登记当天不算。</source>
        <translation>A request passed on is replied to within so many working days, its own day left out.</translation>
    </message>
</context>
<context>
    <name>OpenedDialog</name>
    <message>
        <source>减</source>
        <translation>minus</translation>
    </message>
    <message>
        <source>增</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>本机没有这条记录的内容</source>
        <translation>Not on this computer</translation>
    </message>
    <message>
        <source>姓名或事项</source>
        <translation>Name or matter</translation>
    </message>
    <message>
        <source>住址或媒体</source>
        <translation>Address or outlet</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutCard</name>
    <message>
        <source>发给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>导出数据包</source>
        <translation>Export package</translation>
    </message>
    <message>
        <source>更改文件夹</source>
        <translation>Change folder</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>上级 {name}</source>
        <translation>Up: {name}</translation>
    </message>
    <message>
        <source>下级 {name}</source>
        <translation>Down: {name}</translation>
    </message>
    <message>
        <source>发给 {name}</source>
        <translation>To {name}</translation>
    </message>
    <message>
        <source>还没有可以往来的单位。批准下级接入后，这里可以向它下发。</source>
        <translation>No office to exchange with yet. Once an office below is approved, packages for it are written here.</translation>
    </message>
    <message>
        <source>全部内容都有回执，不用再导出。</source>
        <translation>Everything has a receipt; nothing to export.</translation>
    </message>
    <message>
        <source>保存到 {folder}</source>
        <translation>Save to {folder}</translation>
    </message>
    <message>
        <source>数据包保存到</source>
        <translation>Save packages to</translation>
    </message>
    <message>
        <source>收发双方有一方还没有区里所选算法的密钥，这个包仍用 {suite} 套件。</source>
        <translation>One of the two offices has no keys of the suite that the district has chosen yet; this package is still in suite {suite}.</translation>
    </message>
    <message>
        <source>第 {number} 号数据包已写好。存到 U 盘交给对方，收到回执才算送到。</source>
        <translation>Package {number} is written. Carry it over on a stick; it counts as delivered once its receipt is here.</translation>
    </message>
    <message>
        <source>还没有回执。每个数据包都带上全部没有回执的内容，个别丢失不影响。</source>
        <translation>without a receipt yet. Every package carries all that has none, so a lost one does no harm.</translation>
    </message>
    <message>
        <source>项区域、户册、目标等内容可以下发。个别数据包丢失不影响。</source>
        <translation>items (areas, registers, targets) wait to go down. A lost package does no harm.</translation>
    </message>
</context>
<context>
    <name>OutcomeKeys</name>
    <message>
        <source>走访结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>见到了人</source>
        <translation>Spoke</translation>
    </message>
    <message>
        <source>没见到人</source>
        <translation>Not met</translation>
    </message>
    <message>
        <source>住户有变</source>
        <translation>Changed</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>正在统计</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>{village} · {band}</source>
        <translation>{village} · {band}</translation>
    </message>
    <message>
        <source>用途（会记入审计日志，例如：上门送存折）</source>
        <translation>Purpose (it goes into the audit log, such as: bringing passbooks)</translation>
    </message>
    <message>
        <source>登记用途</source>
        <translation>Logging the purpose</translation>
    </message>
</context>
<context>
    <name>PaceCard</name>
    <message>
        <source>序时进度</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>{registered:,} / {eligible:,} 人</source>
        <translation>{registered:,} of {eligible:,}</translation>
    </message>
    <message>
        <source>上级还没有下达目标</source>
        <translation>No target has been set yet</translation>
    </message>
    <message>
        <source>目标 {rate}%（{day}）</source>
        <translation>Target {rate}% ({day})</translation>
    </message>
    <message>
        <source>序时应达 {rate}%</source>
        <translation>Pace {rate}%</translation>
    </message>
    <message>
        <source>目标 {rate}% 已于 {day} 结束</source>
        <translation>The target of {rate}% ended on {day}</translation>
    </message>
    <message>
        <source>目标已结束</source>
        <translation>Target ended</translation>
    </message>
    <message>
        <source>本周已够</source>
        <translation>Enough for this week</translation>
    </message>
    <message numerus="yes">
        <source>本周还需注册 %n 人</source>
        <translation>
            <numerusform>%n to go this week</numerusform>
            <numerusform>%n to go this week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairJobs</name>
    <message>
        <source>已关联现住和户籍记录</source>
        <translation>Linked residence and registration</translation>
    </message>
    <message>
        <source>解除人户分离关联</source>
        <translation>End link between residence and registration</translation>
    </message>
    <message>
        <source>两条记录都保留；人口类型不变，不对的请在居民信息里改。</source>
        <translation>Both records stay, and what they count as; correct that in the resident where it is wrong.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>户籍已迁来</source>
        <translation>Registration was moved here</translation>
    </message>
    <message>
        <source>不再住这里</source>
        <translation>Lives here no more</translation>
    </message>
    <message>
        <source>关联错了</source>
        <translation>Linked by mistake</translation>
    </message>
    <message>
        <source>解除</source>
        <translation>End link</translation>
    </message>
    <message>
        <source>已解除人户分离关联</source>
        <translation>Link ended</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已合并为同一人</source>
        <translation>Merged as one person</translation>
    </message>
    <message>
        <source>已撤销合并</source>
        <translation>Merge undone</translation>
    </message>
</context>
<context>
    <name>PaperActs</name>
    <message>
        <source>核对通过</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>归档…</source>
        <translation>Archive…</translation>
    </message>
    <message>
        <source>撤回…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>原件放在哪里（盒-页），例如 3-17</source>
        <translation>Where the original is kept (box-page), such as 3-17</translation>
    </message>
    <message numerus="yes">
        <source>第一份原件放在哪里（盒-页），例如 3-17；后面 %n 份依次往后</source>
        <translation>
            <numerusform>Where the first original lies (box-page), such as 3-17; the next %n follows it</numerusform>
            <numerusform>Where the first original lies (box-page), such as 3-17; the next %n follow it</numerusform>
        </translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>本人书面撤回</source>
        <translation>Withdrawn in writing</translation>
    </message>
    <message>
        <source>本人口头撤回</source>
        <translation>Withdrawn by word</translation>
    </message>
    <message>
        <source>印坏了</source>
        <translation>Misprinted</translation>
    </message>
    <message>
        <source>写错了</source>
        <translation>Written wrongly</translation>
    </message>
    <message>
        <source>遗失</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>作废的编号不再使用。</source>
        <translation>Voided numbers are never used again.</translation>
    </message>
    <message numerus="yes">
        <source>%n 份</source>
        <translation>
            <numerusform>%n pledge</numerusform>
            <numerusform>%n pledges</numerusform>
        </translation>
    </message>
    <message>
        <source>{which}：{remark}</source>
        <translation>{which}: {remark}</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message numerus="yes">
        <source>{stage} %n 份</source>
        <translation>
            <numerusform>{stage}: %n pledge</numerusform>
            <numerusform>{stage}: %n pledges</numerusform>
        </translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>撤回当日起不再计入，下期列入核减；扫描件随即封存，期限内删除并退还原件。</source>
        <translation>From the day of withdrawal on it counts no more, and is among the removals of the next issue; the scans are sealed at once, deleted within the term, and the paper is handed back.</translation>
    </message>
    <message>
        <source>复印件…</source>
        <translation>Copy…</translation>
    </message>
    <message>
        <source>复印件 {number}.pdf</source>
        <translation>Copy of {number}.pdf</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>复印件存到</source>
        <translation>Save the copy</translation>
    </message>
    <message>
        <source>复印件已存为 PDF，校验码 {code}</source>
        <translation>The copy is saved as PDF, code {code}</translation>
    </message>
</context>
<context>
    <name>PaperButton</name>
    <message>
        <source>U盘坏了也不怕：对方扫描或拍下纸件，就能还原文件</source>
        <translation>Should the stick fail: the other office scans or photographs the sheets and has the file again</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>打印为二维码…</source>
        <translation>Print as QR codes…</translation>
    </message>
</context>
<context>
    <name>PaperJobs</name>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>扫描 {n}</source>
        <translation>Scan {n}</translation>
    </message>
</context>
<context>
    <name>Papering</name>
    <message>
        <source>正在排版并读回二维码</source>
        <translation>Drawing the codes and reading them back</translation>
    </message>
    <message>
        <source>二维码纸件</source>
        <translation>Sheets of QR codes</translation>
    </message>
    <message>
        <source>正在打印二维码纸件</source>
        <translation>Printing the sheets</translation>
    </message>
    <message numerus="yes">
        <source>已送去打印：%n 张</source>
        <translation>
            <numerusform>%n sheet sent to the printer</numerusform>
            <numerusform>%n sheets sent to the printer</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>保存二维码纸件</source>
        <translation>Save sheets of QR codes</translation>
    </message>
    <message numerus="yes">
        <source>已存为 PDF，%n 张，每个二维码都读回过：</source>
        <translation>
            <numerusform>Saved as PDF, %n sheet, every code read back: </numerusform>
            <numerusform>Saved as PDF, %n sheets, every code read back: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PapersView</name>
    <message>
        <source>打印什么</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>撤下日</source>
        <translation>Take down on</translation>
    </message>
    <message>
        <source>空着就按下一期的日子；已登记发布的按登记的</source>
        <translation>Blank: until the next period&apos;s; what was published has its own day</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>空着就用设置里的咨询电话</source>
        <translation>Blank: the telephone of the settings</translation>
    </message>
    <message>
        <source>保存文件…</source>
        <translation>Save the file…</translation>
    </message>
    <message>
        <source>本期的材料</source>
        <translation>Papers of this period</translation>
    </message>
    <message>
        <source>文明榜</source>
        <translation>Honour board</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>荣誉名单</source>
        <translation>Honours</translation>
    </message>
    <message>
        <source>事迹汇编</source>
        <translation>Story library</translation>
    </message>
    <message>
        <source>本期推荐表（内部）</source>
        <translation>Forms of the period (internal)</translation>
    </message>
    <message>
        <source>未入选名单和原因（内部）</source>
        <translation>Left out, and why (internal)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx);;PDF 文件 (*.pdf)</source>
        <translation>Word documents (*.docx);;PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>{pages} 页，写了 {names} 位。</source>
        <translation>Pages: {pages}; people on them: {names}. </translation>
    </message>
    <message>
        <source>{pages} 页，没有人在上面：本期空缺，或都没有同意公示。</source>
        <translation>Pages: {pages}, with nobody on them: the period is vacant, or nobody agrees to be named. </translation>
    </message>
    <message numerus="yes">
        <source>不在上面 %n 位：{why}。</source>
        <translation>
            <numerusform>Not on them: %n ({why}).</numerusform>
            <numerusform>Not on them: %n ({why}).</numerusform>
        </translation>
    </message>
    <message>
        <source>哪些承诺书</source>
        <translation>Which pledges</translation>
    </message>
    <message>
        <source>筛选承诺书</source>
        <translation>Filter pledges</translation>
    </message>
    <message>
        <source>编号末几位、姓名或住址</source>
        <translation>Last digits, name or address</translation>
    </message>
    <message>
        <source>承诺书</source>
        <translation>Pledges</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>有</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>签署日</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>扫描</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>盒-页</source>
        <translation>Box-page</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message numerus="yes">
        <source>%n 份</source>
        <translation>
            <numerusform>%n pledge</numerusform>
            <numerusform>%n pledges</numerusform>
        </translation>
    </message>
    <message>
        <source>扫描页</source>
        <translation>Scanned page</translation>
    </message>
    <message>
        <source>没有扫描件</source>
        <translation>No scan</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>sealed</translation>
    </message>
    <message>
        <source>已删</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>没有填姓名</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>承诺人和编号</source>
        <translation>Who, and the number</translation>
    </message>
</context>
<context>
    <name>PassbookDialog</name>
    <message>
        <source>打印存折</source>
        <translation>Print passbook</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>{address}。用过的存折从下一空行接着打；换新折或打错了，从第 1 行打起。</source>
        <translation>{address}. A book in use goes on at the next empty line; a new one, or one misprinted, starts at line 1.</translation>
    </message>
    <message>
        <source>下一空行</source>
        <translation>Next empty line</translation>
    </message>
    <message>
        <source>从哪一行</source>
        <translation>From line</translation>
    </message>
    <message>
        <source>向右移</source>
        <translation>Shift right</translation>
    </message>
    <message>
        <source>向下移</source>
        <translation>Shift down</translation>
    </message>
    <message>
        <source>对不准时先打“对位测试页”量一量</source>
        <translation>Where lines do not meet, print the test page first and measure</translation>
    </message>
</context>
<context>
    <name>PassbookJobs</name>
    <message numerus="yes">
        <source>存折已存为 PDF：%n 行，下次从第 {next} 行打起</source>
        <translation>
            <numerusform>Passbook saved as PDF: %n line; next time from line {next}</numerusform>
            <numerusform>Passbook saved as PDF: %n lines; next time from line {next}</numerusform>
        </translation>
    </message>
    <message>
        <source>打印存折</source>
        <translation>Print passbook</translation>
    </message>
    <message>
        <source>信用存折.pdf</source>
        <translation>passbook.pdf</translation>
    </message>
    <message numerus="yes">
        <source>新存折已存为 PDF：%n 户</source>
        <translation>
            <numerusform>New passbooks saved as PDF: %n household</numerusform>
            <numerusform>New passbooks saved as PDF: %n households</numerusform>
        </translation>
    </message>
    <message>
        <source>打印新存折</source>
        <translation>Print new passbooks</translation>
    </message>
    <message>
        <source>信用存折-{village}-{year}.pdf</source>
        <translation>passbooks-{village}-{year}.pdf</translation>
    </message>
    <message>
        <source>打印对位测试页</source>
        <translation>Print test page</translation>
    </message>
    <message>
        <source>存折对位测试页.pdf</source>
        <translation>passbook-test.pdf</translation>
    </message>
    <message>
        <source>测试页已存为 PDF，打在存折上量一量差多少</source>
        <translation>Test page saved as PDF; print it onto a passbook and measure how far it is off</translation>
    </message>
</context>
<context>
    <name>PassphraseEdit</name>
    <message>
        <source>大写锁定可能打开着。</source>
        <translation>Caps Lock may be on.</translation>
    </message>
    <message>
        <source>隐藏口令</source>
        <translation>Hide the passphrase</translation>
    </message>
    <message>
        <source>显示口令</source>
        <translation>Show the passphrase</translation>
    </message>
</context>
<context>
    <name>PeopleKeys</name>
    <message>
        <source>先找到一户</source>
        <translation>Find a household first</translation>
    </message>
    <message>
        <source>未参与</source>
        <translation>Does not take part</translation>
    </message>
    <message>
        <source>整户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>未签参与确认：{names}</source>
        <translation>Have not signed: {names}</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>正在读取名单</source>
        <translation>Reading the list</translation>
    </message>
    <message>
        <source>显示姓名电话</source>
        <translation>Show names and phones</translation>
    </message>
    <message>
        <source>导出名单</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>姓名、证件和住址留在街道和网格，区里只收人数和不记名的记录。需要核对某一户时，请与街道联系。</source>
        <translation>Names, ID numbers and addresses stay with streets and grids; the district gets counts and records without names. To check a household, ask its street office.</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>已移出户册</source>
        <translation>Off the register</translation>
    </message>
    <message>
        <source>已承诺</source>
        <translation>Pledged</translation>
    </message>
    <message>
        <source>人口类型</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>注册</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Pledge</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>One person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>显示姓名和电话</source>
        <translation>Show names and phones</translation>
    </message>
    <message>
        <source>登记用途</source>
        <translation>Logging the purpose</translation>
    </message>
    <message>
        <source>表格 (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message numerus="yes">
        <source>已导出 %n 人的名单</source>
        <translation>
            <numerusform>A list of one person was exported</numerusform>
            <numerusform>A list of %n people was exported</numerusform>
        </translation>
    </message>
    <message>
        <source>用途（会记入审计日志，例如：电话回访）</source>
        <translation>Purpose (kept in the audit log, e.g. a follow-up by phone)</translation>
    </message>
    <message>
        <source>显示电话</source>
        <translation>Show phones</translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>家庭成员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>{age} 岁</source>
        <translation>{age} yrs</translation>
    </message>
    <message>
        <source>姓名未上报</source>
        <translation>Name not reported</translation>
    </message>
    <message>
        <source>无证件号</source>
        <translation>No ID number</translation>
    </message>
    <message>
        <source>无电话</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>已承诺</source>
        <translation>Pledged</translation>
    </message>
    <message>
        <source>未成年</source>
        <translation>Minor</translation>
    </message>
    <message>
        <source>年龄待核</source>
        <translation>Age unknown</translation>
    </message>
    <message>
        <source>不住这里</source>
        <translation>Lives elsewhere</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>未告知</source>
        <translation>Not informed</translation>
    </message>
    <message>
        <source>居住未满期限</source>
        <translation>Too new</translation>
    </message>
    <message>
        <source>现住在{address}</source>
        <translation>lives at {address}</translation>
    </message>
    <message>
        <source>户籍记录在{address}</source>
        <translation>registered at {address}</translation>
    </message>
    <message>
        <source>别处</source>
        <translation>another place</translation>
    </message>
</context>
<context>
    <name>PersonChoice</name>
    <message>
        <source>姓名、电话、证件号、门牌</source>
        <translation>Name, telephone, ID number, door</translation>
    </message>
    <message>
        <source>找到的人</source>
        <translation>People found</translation>
    </message>
    <message>
        <source>姓名未上报</source>
        <translation>Name not reported</translation>
    </message>
</context>
<context>
    <name>PhotosDialog</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>转一下</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <source>勾上这次贴出去的；同一处场所的一起登记。</source>
        <translation>Tick what was put up now; those of one site together.</translation>
    </message>
    <message>
        <source>由已打印的海报登记</source>
        <translation>Enter printed posters</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>还没贴就空着</source>
        <translation>Blank: not put up yet</translation>
    </message>
</context>
<context>
    <name>PlacementsView</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>要处理</source>
        <translation>To be seen to</translation>
    </message>
    <message>
        <source>筹备中</source>
        <translation>In preparation</translation>
    </message>
    <message>
        <source>张贴完好</source>
        <translation>Hang well</translation>
    </message>
    <message>
        <source>已撤除</source>
        <translation>Taken down</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>由已打印的海报登记…</source>
        <translation>Enter printed posters…</translation>
    </message>
    <message>
        <source>海报编号</source>
        <translation>Poster number</translation>
    </message>
    <message>
        <source>场所</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>业主同意</source>
        <translation>Owner agreed</translation>
    </message>
    <message>
        <source>张贴</source>
        <translation>Put up</translation>
    </message>
    <message>
        <source>最近巡查</source>
        <translation>Last look</translation>
    </message>
    <message>
        <source>本机没有打印了还没登记的海报；先在“海报”页打印。</source>
        <translation>No poster printed here waits to be entered; print some on the page of posters first.</translation>
    </message>
</context>
<context>
    <name>PlanningPage</name>
    <message>
        <source>安排</source>
        <translation>Planning</translation>
    </message>
</context>
<context>
    <name>PledgesPage</name>
    <message>
        <source>承诺书</source>
        <translation>Pledges</translation>
    </message>
</context>
<context>
    <name>PosterForm</name>
    <message>
        <source>小程序码，PNG 或 JPEG，可不放</source>
        <translation>Official code, PNG or JPEG, optional</translation>
    </message>
    <message>
        <source>链接</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>{mark} 会换成网格编号，好分清从哪里扫来。</source>
        <translation>{mark} becomes the grid&apos;s code, which tells where a scan came from.</translation>
    </message>
    <message>
        <source>咨询电话</source>
        <translation>Hotline</translation>
    </message>
    <message>
        <source>留空就印一条横线，可以手写。</source>
        <translation>Left blank, a line to write on is printed.</translation>
    </message>
    <message>
        <source>发布单位</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>官方图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>去掉图片</source>
        <translation>Remove the picture</translation>
    </message>
    <message>
        <source>激励措施</source>
        <translation>Incentives</translation>
    </message>
    <message>
        <source>勾选后在二维码下方印一条，最多 {most} 项；只列生效中的。</source>
        <translation>Ticked ones are printed in a band below the code, {most} at most; only running ones are listed.</translation>
    </message>
    <message>
        <source>最多 {most} 项：先去掉一项。</source>
        <translation>{most} at most: take one away first.</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>每个网格几张，各有编号，贴出后按编号登记</source>
        <translation>So many of each grid, each with a number by which it is entered once put up</translation>
    </message>
</context>
<context>
    <name>PostersPage</name>
    <message>
        <source>海报预览</source>
        <translation>Preview of the poster</translation>
    </message>
    <message>
        <source>生成 PDF</source>
        <translation>Make the PDF</translation>
    </message>
    <message>
        <source>请至少勾选一个网格</source>
        <translation>Tick at least one grid</translation>
    </message>
    <message>
        <source>请填写注册链接，或者放一张官方图片。</source>
        <translation>Fill in the registration link, or add an official picture.</translation>
    </message>
    <message>
        <source>保存海报</source>
        <translation>Save the posters</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>海报</source>
        <translation>Posters</translation>
    </message>
    <message>
        <source>打印海报</source>
        <translation>Printing posters</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>All</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>None</translation>
    </message>
    <message>
        <source>海报内容</source>
        <translation>On the poster</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>还没有网格</source>
        <translation>No grids yet</translation>
    </message>
    <message>
        <source>海报按网格印，每个网格的二维码可以不同。请先在设置里导入区域名单。</source>
        <translation>Posters are printed by grid, each with a code of its own. Import the list of areas in the settings first.</translation>
    </message>
    <message>
        <source>去设置</source>
        <translation>Go to settings</translation>
    </message>
    <message numerus="yes">
        <source>已送去打印：%n 页</source>
        <translation>
            <numerusform>Sent to the printer: one page</numerusform>
            <numerusform>Sent to the printer: %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已选 %n 个网格</source>
        <translation>
            <numerusform>One grid chosen</numerusform>
            <numerusform>%n grids chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>填写链接以后，这里显示海报</source>
        <translation>Fill in the link to see the poster here</translation>
    </message>
    <message>
        <source>生成海报</source>
        <translation>Making posters</translation>
    </message>
    <message>
        <source>海报-{name}.pdf</source>
        <translation>posters-{name}.pdf</translation>
    </message>
    <message>
        <source>官方图片</source>
        <translation>Official picture</translation>
    </message>
    <message>
        <source>图片 (*.png *.jpg *.jpeg)</source>
        <translation>Pictures (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>已记下，随下一个数据包下发。</source>
        <translation>Noted; it goes down with the next package.</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>发给下级使用</source>
        <translation>Send to the offices below</translation>
    </message>
    <message>
        <source>链接、咨询电话和发布单位随下一个数据包下发；下级自己改过的不变。</source>
        <translation>Link, hotline and unit go down with the next package; what an office below has chosen itself stays.</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>前几行</source>
        <translation>First rows</translation>
    </message>
    <message>
        <source>姓名和号码在这里遮着；填表时写明用途就是完整的。</source>
        <translation>Names and numbers are masked here; with a purpose they are filled in full.</translation>
    </message>
</context>
<context>
    <name>PrintBlanksDialog</name>
    <message>
        <source>印空白承诺书</source>
        <translation>Print blank pledges</translation>
    </message>
    <message>
        <source>选位置，存为 PDF</source>
        <translation>Choose a place, save as PDF</translation>
    </message>
    <message>
        <source>每张有自己的编号和二维码；文本版本：{version}。</source>
        <translation>Each has a number and a code of its own; text version: {version}.</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>不填姓名</source>
        <translation>Without names</translation>
    </message>
    <message>
        <source>每位未签的成年人</source>
        <translation>Every adult who signed none</translation>
    </message>
    <message>
        <source>纸</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>A4 一张一份</source>
        <translation>A4, one a sheet</translation>
    </message>
    <message>
        <source>A5 两份裁开</source>
        <translation>A5, two to cut</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>村居或网格</source>
        <translation>Village or grid</translation>
    </message>
    <message>
        <source>一个单元</source>
        <translation>A stairwell</translation>
    </message>
    <message>
        <source>常用筛选</source>
        <translation>A filter</translation>
    </message>
    <message>
        <source>{name}（{count} 人）</source>
        <translation>{name} ({count} people)</translation>
    </message>
    <message>
        <source>楼栋单元</source>
        <translation>Stairwell</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>PrintJobs</name>
    <message>
        <source>印空白承诺书</source>
        <translation>Print blank pledges</translation>
    </message>
    <message>
        <source>空白承诺书.pdf</source>
        <translation>blank pledges.pdf</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>空白承诺书已存为 PDF：%n 份，编号到 {last}</source>
        <translation>
            <numerusform>Saved as PDF: %n blank, numbered up to {last}</numerusform>
            <numerusform>Saved as PDF: %n blanks, numbered up to {last}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintRoundDialog</name>
    <message>
        <source>打印走访单</source>
        <translation>Print a round</translation>
    </message>
    <message>
        <source>选位置，存为 PDF</source>
        <translation>Choose where, save as PDF</translation>
    </message>
    <message>
        <source>按门牌排行，每户一行；走完后按行号录入。纸上有个人信息，用后收回。</source>
        <translation>By door, a row each; entered by row numbers afterwards. The paper holds personal data: collect it after use.</translation>
    </message>
    <message>
        <source>只印今天该走访的户</source>
        <translation>Only doors due today</translation>
    </message>
    <message>
        <source>哪些户</source>
        <translation>Which doors</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Only</translation>
    </message>
</context>
<context>
    <name>PrintView</name>
    <message>
        <source>印空白…</source>
        <translation>Print blanks…</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>没有等着签的空白承诺书</source>
        <translation>No blank waits to be signed</translation>
    </message>
    <message>
        <source>印好的空白，登记签署以前都列在这里。每张有自己的编号和二维码。</source>
        <translation>Printed blanks stand here until their signing is recorded. Each has a number and a code of its own.</translation>
    </message>
    <message>
        <source>未交回的编号…</source>
        <translation>Open numbers…</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>填报进展</source>
        <translation>Report progress</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>目标：{target}</source>
        <translation>Target: {target}</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>{stage}  {done:,} / {total:,}</source>
        <translation>{stage}  {done:,} / {total:,}</translation>
    </message>
    <message>
        <source>正在停止</source>
        <translation>Stopping</translation>
    </message>
</context>
<context>
    <name>PromisesCard</name>
    <message>
        <source>约定的回访</source>
        <translation>Agreed follow-ups</translation>
    </message>
    <message numerus="yes">
        <source>已过期 %n 户</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 户</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>今天到周日没有约定的回访。</source>
        <translation>None agreed from today to Sunday.</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Show in folder</translation>
    </message>
    <message numerus="yes">
        <source>%n 页</source>
        <translation>
            <numerusform>One page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>{pages}。上面只有官方图片，请用手机扫一扫再张贴。</source>
        <translation>{pages}. They hold only the official picture: scan it with a phone before putting them up.</translation>
    </message>
    <message>
        <source>{pages}，二维码已逐页验证，可以扫描。</source>
        <translation>{pages}; every code was read back and can be scanned.</translation>
    </message>
</context>
<context>
    <name>PublicityStrip</name>
    <message>
        <source>去安排</source>
        <translation>Plan it</translation>
    </message>
    <message>
        <source>去巡查</source>
        <translation>Inspect</translation>
    </message>
    <message>
        <source>去反馈</source>
        <translation>Reply</translation>
    </message>
    <message numerus="yes">
        <source>{name}：还有 %n 天</source>
        <translation>
            <numerusform>{name}: in %n day</numerusform>
            <numerusform>{name}: in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}：就在这几天</source>
        <translation>{name}: these days</translation>
    </message>
    <message numerus="yes">
        <source>海报待巡查 %n 处</source>
        <translation>
            <numerusform>%n poster to look at</numerusform>
            <numerusform>%n posters to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，%n 件已逾期</source>
        <translation>
            <numerusform>, %n of them overdue</numerusform>
            <numerusform>, %n of them overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>工作提示待反馈 %n 件</source>
        <translation>
            <numerusform>%n reminder awaits a reply</numerusform>
            <numerusform>%n reminders await a reply</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>登记发布</source>
        <translation>Record a publication</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>到了撤下日，这里会出现撤下任务。</source>
        <translation>When that day comes, a task to take it down appears here.</translation>
    </message>
    <message>
        <source>发布渠道</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>发布日期</source>
        <translation>Published on</translation>
    </message>
    <message>
        <source>撤下日</source>
        <translation>Take down on</translation>
    </message>
    <message>
        <source>可以留空</source>
        <translation>May be blank</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>对选中的行（Ctrl+A 全选）：</source>
        <translation>For the rows chosen (Ctrl+A: all):</translation>
    </message>
    <message>
        <source>就是这个人：恢复或更正</source>
        <translation>It is this person: put back or correct</translation>
    </message>
    <message>
        <source>是另一个人：新增</source>
        <translation>Somebody else: add</translation>
    </message>
    <message>
        <source>先不导入</source>
        <translation>Leave out</translation>
    </message>
</context>
<context>
    <name>QueuedDetail</name>
    <message>
        <source>{item}  {points}</source>
        <translation>{item}  {points}</translation>
    </message>
    <message>
        <source>整户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>抽查：{why}</source>
        <translation>Spot check: {why}</translation>
    </message>
    <message>
        <source>缺少佐证：{kinds}，补齐以前不能通过</source>
        <translation>Evidence missing: {kinds}; it cannot pass before</translation>
    </message>
    <message>
        <source>上次暂缓：{why}</source>
        <translation>Held before: {why}</translation>
    </message>
    <message>
        <source>数量 {quantity}</source>
        <translation>Quantity {quantity}</translation>
    </message>
    <message>
        <source>事由 {matter}</source>
        <translation>Matter {matter}</translation>
    </message>
    <message>
        <source>佐证 {kinds}</source>
        <translation>Evidence: {kinds}</translation>
    </message>
    <message>
        <source>证明人 {name}</source>
        <translation>Witness {name}</translation>
    </message>
    <message>
        <source>来自活动单</source>
        <translation>From an activity</translation>
    </message>
    <message>
        <source>登记人 {name}，{day} 录入</source>
        <translation>Entered by {name} on {day}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
    <message numerus="yes">
        <source>%n 项待处理</source>
        <translation>
            <numerusform>%n waiting for you</numerusform>
            <numerusform>%n waiting for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RateTile</name>
    <message>
        <source>已注册 {count:,} 人</source>
        <translation>{count:,} registered</translation>
    </message>
    <message>
        <source>注册率 {rate}%</source>
        <translation>Registration rate {rate}%</translation>
    </message>
    <message>
        <source>注册率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>还没有目标</source>
        <translation>No target yet</translation>
    </message>
    <message>
        <source>落后序时进度 {gap} 个百分点</source>
        <translation>{gap} points behind the pace</translation>
    </message>
    <message>
        <source>领先序时进度 {gap} 个百分点</source>
        <translation>{gap} points ahead of the pace</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>写明原因</source>
        <translation>Say why</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>ReceiveDialog</name>
    <message>
        <source>入库 {name}</source>
        <translation>Take in {name}</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>现有 {stock} {unit}</source>
        <translation>{stock} {unit} in stock</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>财政、捐赠或集体</source>
        <translation>Grant, donation or collective</translation>
    </message>
</context>
<context>
    <name>Received</name>
    <message>
        <source>撤销这次导入…</source>
        <translation>Undo this import…</translation>
    </message>
    <message>
        <source>恢复这次导入…</source>
        <translation>Take it in again…</translation>
    </message>
    <message>
        <source>不认识的单位</source>
        <translation>Unknown office</translation>
    </message>
    <message>
        <source>已撤销 {time}</source>
        <translation>Undone {time}</translation>
    </message>
    <message>
        <source>已导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>Known</translation>
    </message>
    <message>
        <source>搁置</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>导入时间</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>还没有收到过数据包</source>
        <translation>No package received yet</translation>
    </message>
    <message>
        <source>把数据包文件拖进这一页的任何地方，先预览结果，再导入。</source>
        <translation>Drop package files anywhere on this page: first see what they would do, then import.</translation>
    </message>
    <message>
        <source>打印回执…</source>
        <translation>Print the receipt…</translation>
    </message>
    <message>
        <source>回执-{name}-{number}</source>
        <translation>Receipt-{name}-{number}</translation>
    </message>
    <message>
        <source>户册 {file}</source>
        <translation>Register {file}</translation>
    </message>
    <message>
        <source>收到的数据包和户册</source>
        <translation>Packages and registers taken in</translation>
    </message>
</context>
<context>
    <name>RecentActivities</name>
    <message>
        <source>最近的活动单</source>
        <translation>Recent activities</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>笔数</source>
        <translation>Entries</translation>
    </message>
</context>
<context>
    <name>RedeemView</name>
    <message>
        <source>兑换</source>
        <translation>Redeem</translation>
    </message>
</context>
<context>
    <name>RefusedCellsDialog</name>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>RefusedPapersDialog</name>
    <message numerus="yes">
        <source>%n 份没有办成</source>
        <translation>
            <numerusform>%n pledge stayed as it was</numerusform>
            <numerusform>%n pledges stayed as they were</numerusform>
        </translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>RefusedPhotosDialog</name>
    <message numerus="yes">
        <source>%n 个文件打不开，没有登记</source>
        <translation>
            <numerusform>%n file could not be opened and was not entered</numerusform>
            <numerusform>%n files could not be opened and were not entered</numerusform>
        </translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>RegisterJobs</name>
    <message>
        <source>显示完整信息</source>
        <translation>Show full details</translation>
    </message>
    <message>
        <source>姓名、证件号和电话会完整显示，直到换一户；谁、何时、为什么查看记入日志。</source>
        <translation>Names, ID numbers and phones are shown in full until you leave this household. Who looked, when and why is logged.</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>核对信息</source>
        <translation>Checking details</translation>
    </message>
    <message>
        <source>电话联系</source>
        <translation>Calling by phone</translation>
    </message>
    <message>
        <source>协助注册</source>
        <translation>Helping to register</translation>
    </message>
    <message>
        <source>承诺书核对</source>
        <translation>Checking a pledge</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>已修改户信息</source>
        <translation>Household edited</translation>
    </message>
    <message>
        <source>已修改房屋</source>
        <translation>Dwelling edited</translation>
    </message>
    <message>
        <source>已移到新住址</source>
        <translation>Moved to the new address</translation>
    </message>
    <message>
        <source>移出户册</source>
        <translation>Take off the register</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>重复登记</source>
        <translation>Registered twice</translation>
    </message>
    <message>
        <source>查无此户</source>
        <translation>No such household</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>已移出户册</source>
        <translation>Taken off the register</translation>
    </message>
    <message>
        <source>已添加居民</source>
        <translation>Resident added</translation>
    </message>
    <message>
        <source>已修改居民</source>
        <translation>Resident edited</translation>
    </message>
    <message>
        <source>已移到另一户</source>
        <translation>Moved to another household</translation>
    </message>
    <message>
        <source>去世或迁出请改“状态”，这样从那一天起才不再计入。这里用于登记有误。</source>
        <translation>For a death or a move change the state, so that it counts from that day on. This is for entries made in error.</translation>
    </message>
    <message>
        <source>查无此人</source>
        <translation>No such person</translation>
    </message>
    <message>
        <source>录入错误</source>
        <translation>Entered in error</translation>
    </message>
    <message>
        <source>已添加一户</source>
        <translation>Household added</translation>
    </message>
    <message>
        <source>户册-{area}-{day}.xlsx</source>
        <translation>register-{area}-{day}.xlsx</translation>
    </message>
    <message>
        <source>已导出 {rows:,} 行到 {file}</source>
        <translation>Exported {rows:,} rows to {file}</translation>
    </message>
    <message>
        <source>导出户册</source>
        <translation>Export the register</translation>
    </message>
    <message>
        <source>撤销录入</source>
        <translation>Entry undone</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已恢复到户册</source>
        <translation>Put back on the register</translation>
    </message>
    <message>
        <source>恢复到户册</source>
        <translation>Put back on the register</translation>
    </message>
    <message>
        <source>已导入户册 {file}</source>
        <translation>Register {file} was taken in</translation>
    </message>
    <message>
        <source>已分户</source>
        <translation>Household split</translation>
    </message>
    <message>
        <source>已并户</source>
        <translation>Households joined</translation>
    </message>
    <message>
        <source>已登记换租户</source>
        <translation>Change of tenants recorded</translation>
    </message>
    <message>
        <source>已移到本户</source>
        <translation>Moved to this household</translation>
    </message>
    <message>
        <source>这一户没有登记居民</source>
        <translation>Nobody is registered in this household</translation>
    </message>
    <message>
        <source>已改房屋用途</source>
        <translation>Use of dwellings changed</translation>
    </message>
    <message>
        <source>已登记全户迁出</source>
        <translation>The household has moved out</translation>
    </message>
    <message>
        <source>这一户和它的人口不再计入，以前的数也一样；记录都保留，可以撤销。全户搬走了请用“全户迁出”，这样从那一天起才不再计入。这里用于登记有误。</source>
        <translation>This household and its people are counted no more, nor in figures of before; all records stay, and it can be undone. Where all have moved away, use “Whole household moves out”, which counts from that day on. This is for what was entered wrongly.</translation>
    </message>
</context>
<context>
    <name>RegisterList</name>
    <message>
        <source>筛选：姓名、首字母、电话、门牌</source>
        <translation>Filter by name, phone or door</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>没有符合的户</source>
        <translation>No household matches</translation>
    </message>
    <message>
        <source>换一个词，或在左边选择更大的范围。</source>
        <translation>Try another word, or choose a wider area on the left.</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear the filter</translation>
    </message>
    <message numerus="yes">
        <source>%n 户</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
    <message>
        <source>地址未上报</source>
        <translation>Address not reported</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>未走访</source>
        <translation>Not visited</translation>
    </message>
    <message>
        <source>这里还没有户</source>
        <translation>No household here yet</translation>
    </message>
    <message>
        <source>在左边选择其他区域，或者添加一户。</source>
        <translation>Choose another area on the left, or add a household.</translation>
    </message>
    <message>
        <source>已移出户册的户，最近移出的在前；都不计入。</source>
        <translation>Households taken off the register, the last one first; none of them counts.</translation>
    </message>
    <message>
        <source>返回户册</source>
        <translation>Back to the register</translation>
    </message>
    <message numerus="yes">
        <source>已移出 %n 户</source>
        <translation>
            <numerusform>%n household taken off</numerusform>
            <numerusform>%n households taken off</numerusform>
        </translation>
    </message>
    <message>
        <source>已移出</source>
        <translation>Taken off</translation>
    </message>
    <message>
        <source>清除筛选 (Esc)</source>
        <translation>Clear the filter (Esc)</translation>
    </message>
    <message>
        <source>房屋用途与空房</source>
        <translation>Use of dwellings, vacancies</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>添加一户</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>{count:,} 人</source>
        <translation>{count:,} people</translation>
    </message>
    <message>
        <source>{count:,} 户</source>
        <translation>{count:,} households</translation>
    </message>
    <message>
        <source>在户册里添加一户</source>
        <translation>Add a household to the register</translation>
    </message>
    <message>
        <source>走访单</source>
        <translation>Rounds</translation>
    </message>
    <message>
        <source>打印左边所选范围的走访单</source>
        <translation>Print a round of what is chosen at the left</translation>
    </message>
    <message>
        <source>疑似重复</source>
        <translation>Likely doubles</translation>
    </message>
</context>
<context>
    <name>RegisterStart</name>
    <message>
        <source>还没有户册</source>
        <translation>No register yet</translation>
    </message>
    <message>
        <source>拖入一份户册表格就可以开始；也可以先下载模板，或者一户一户添加。</source>
        <translation>Drop a household register to begin; or download the template first, or add households one by one.</translation>
    </message>
    <message>
        <source>把户册表格拖到这里，或点击选择文件</source>
        <translation>Drop a register here, or click to choose a file</translation>
    </message>
    <message>
        <source>下载空白模板</source>
        <translation>Download an empty template</translation>
    </message>
    <message>
        <source>添加一户</source>
        <translation>Add a household</translation>
    </message>
</context>
<context>
    <name>RegisterTree</name>
    <message>
        <source>区域</source>
        <translation>Areas</translation>
    </message>
</context>
<context>
    <name>ReminderReplyDialog</name>
    <message>
        <source>反馈</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>原因、措施、完成时间</source>
        <translation>Cause, measures, until when</translation>
    </message>
</context>
<context>
    <name>RemindersView</name>
    <message>
        <source>发出全部…</source>
        <translation>Give all…</translation>
    </message>
    <message>
        <source>记反馈…</source>
        <translation>Note reply…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>撤回…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>工作提示</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>没有要提示的单位</source>
        <translation>Nobody to remind</translation>
    </message>
    <message>
        <source>连续两期周调度低于序时进度，或重点任务超期的单位，会列在这里等您发出。</source>
        <translation>Units behind pace in two weekly issues running, or with a key task overdue, stand here for you to remind.</translation>
    </message>
    <message>
        <source>待发</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Because</translation>
    </message>
    <message>
        <source>现值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>差距</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>第几次</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>反馈期限</source>
        <translation>Reply by</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Reply</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>发出工作提示</source>
        <translation>Give reminders</translation>
    </message>
    <message>
        <source>发给：{units}。反馈期限 5 个工作日；文书存到一个文件夹，可以打印盖章。</source>
        <translation>To {units}. They reply within 5 working days; the papers go into a folder, to be printed and sealed.</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Give</translation>
    </message>
    <message>
        <source>文书存到哪里</source>
        <translation>Where the papers go</translation>
    </message>
    <message numerus="yes">
        <source>已发出 %n 份提示</source>
        <translation>
            <numerusform>%n reminder given</numerusform>
            <numerusform>%n reminders given</numerusform>
        </translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>已存为 {name}</source>
        <translation>Saved as {name}</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>撤回工作提示</source>
        <translation>Take a reminder back</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>数据有误</source>
        <translation>The figures were wrong</translation>
    </message>
    <message>
        <source>发错单位</source>
        <translation>Wrong unit</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>ReplyDialog</name>
    <message>
        <source>答复诉求</source>
        <translation>Reply to a request</translation>
    </message>
    <message>
        <source>保存答复，办结</source>
        <translation>Save and close</translation>
    </message>
    <message>
        <source>答复日期</source>
        <translation>Replied on</translation>
    </message>
</context>
<context>
    <name>ResetPassphrase</name>
    <message>
        <source>口令已重设，请当面告诉本人。</source>
        <translation>Passphrase reset; tell the person face to face.</translation>
    </message>
    <message>
        <source>重设口令</source>
        <translation>Reset passphrase</translation>
    </message>
    <message>
        <source>重设</source>
        <translation>Reset</translation>
    </message>
</context>
<context>
    <name>ResidentDialog</name>
    <message>
        <source>添加居民</source>
        <translation>Add a resident</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>修改居民</source>
        <translation>Edit a resident</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>移到别户</source>
        <translation>Move to another household</translation>
    </message>
    <message>
        <source>移出户册</source>
        <translation>Take off the register</translation>
    </message>
    <message>
        <source>不具备完全民事行为能力，不计入应注册人数</source>
        <translation>Without full civil capacity; not counted as eligible</translation>
    </message>
    <message>
        <source>不写收入、财产、宗教、疾病</source>
        <translation>No income, property, religion or illness</translation>
    </message>
    <message>
        <source>{value}（留空不变）</source>
        <translation>{value} (leave blank to keep)</translation>
    </message>
    <message>
        <source>从离开日期起，不再计入应注册、已注册和已承诺人数。</source>
        <translation>From the day of leaving on, not counted among those to register, registered and pledged.</translation>
    </message>
    <message>
        <source>移到本户(&amp;U)</source>
        <translation>Let them live here (&amp;U)</translation>
    </message>
    <message>
        <source>请求与打印…</source>
        <translation>Requests, print…</translation>
    </message>
    <message>
        <source>合并为同一人…</source>
        <translation>Merge as one person…</translation>
    </message>
    <message>
        <source>人户分离…</source>
        <translation>Registered elsewhere…</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>回来日期</source>
        <translation>Back on</translation>
    </message>
    <message>
        <source>没有离开过就空着，那段时间也计入。</source>
        <translation>Leave it empty if the person never left; the time between counts then.</translation>
    </message>
    <message>
        <source>恢复计入应注册、已注册和已承诺人数。</source>
        <translation>Counts again as eligible, registered and pledged.</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>现有的工作区会留在旁边，不会删除。</source>
        <translation> The present workspace is kept beside it, not deleted.</translation>
    </message>
    <message>
        <source>备份先检查，没有问题才启用。</source>
        <translation>The backup is checked first and used only if it is sound.</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>把备份 (.gcbackup) 拖到这里，或点击选择</source>
        <translation>Drop a backup (.gcbackup) here, or click to choose</translation>
    </message>
    <message>
        <source>备份文件</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>做备份时第一个账号的口令。</source>
        <translation>The passphrase of the first account when the backup was made.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>口令不对。请检查大小写和输入法。</source>
        <translation>Wrong passphrase. Check capitals and the input method.</translation>
    </message>
    <message>
        <source>备份 (*.gcbackup)</source>
        <translation>Backup (*.gcbackup)</translation>
    </message>
    <message>
        <source>选择备份</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>请输入口令。</source>
        <translation>Type the passphrase.</translation>
    </message>
    <message>
        <source>请选择备份文件。</source>
        <translation>Choose a backup.</translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message>
        <source>保管期限</source>
        <translation>How long things are kept</translation>
    </message>
    <message>
        <source>到期的不会自动删除：承诺书列入销毁清册、两人签字后删扫描件；日志一直留着。编号、日期、状态和统计数字都不变。</source>
        <translation>Nothing is deleted by itself: pledges go on a disposal list, and their scans once two persons have signed; logs stay. Numbers, dates, states and figures do not change.</translation>
    </message>
    <message>
        <source>清除过期草稿</source>
        <translation>Clear old drafts</translation>
    </message>
    <message>
        <source>去处置</source>
        <translation>Dispose</translation>
    </message>
    <message>
        <source>承诺书与扫描件</source>
        <translation>Pledges and scans</translation>
    </message>
    <message>
        <source>规则、文本</source>
        <translation>Rules, texts</translation>
    </message>
    <message>
        <source>议事会记录</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>诚信之星材料</source>
        <translation>Star papers</translation>
    </message>
    <message>
        <source>操作日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>对外提供日志</source>
        <translation>Export log</translation>
    </message>
    <message>
        <source>未保存的草稿</source>
        <translation>Unsaved drafts</translation>
    </message>
    <message>
        <source>{count:,} 条，最早 {day}</source>
        <translation>{count:,}, since {day}</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>现有</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>最早</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>已过期限</source>
        <translation>Past its term</translation>
    </message>
    <message>
        <source>永久</source>
        <translation>For ever</translation>
    </message>
    <message>
        <source>{count} 年</source>
        <translation>{count} years</translation>
    </message>
    <message>
        <source>{count} 个月</source>
        <translation>{count} months</translation>
    </message>
    <message>
        <source>{count} 天</source>
        <translation>{count} days</translation>
    </message>
    <message>
        <source> 年</source>
        <translation> years</translation>
    </message>
    <message>
        <source> 个工作日</source>
        <translation> working days</translation>
    </message>
    <message>
        <source> 个月</source>
        <translation> months</translation>
    </message>
    <message>
        <source>承诺书</source>
        <translation>Pledges</translation>
    </message>
    <message>
        <source>从次年起算；0 为永久。</source>
        <translation>Counted from the next year on; 0 is for ever.</translation>
    </message>
    <message>
        <source>诚信之星</source>
        <translation>Stars</translation>
    </message>
    <message>
        <source>不少于 6 个月。</source>
        <translation>6 months at least.</translation>
    </message>
    <message>
        <source>不少于 36 个月。</source>
        <translation>36 months at least.</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source> 天</source>
        <translation> days</translation>
    </message>
    <message>
        <source>请求答复期限</source>
        <translation>To answer requests</translation>
    </message>
    <message>
        <source>提出次日起算。</source>
        <translation>Counted from the day after.</translation>
    </message>
    <message>
        <source>撤回后退还期限</source>
        <translation>To hand back what was withdrawn</translation>
    </message>
    <message>
        <source>期限内删除扫描件、退还原件。</source>
        <translation>In it scans are deleted and the paper is handed back.</translation>
    </message>
    <message>
        <source>期限已保存，随下一个数据包下发。</source>
        <translation>Saved; it goes down with the next package.</translation>
    </message>
    <message>
        <source>清除过期草稿？</source>
        <translation>Clear old drafts?</translation>
    </message>
    <message>
        <source>填了一半、过了期限还没保存的走访表，不能恢复。</source>
        <translation>Visit forms half filled in and never saved, past their term; they cannot be brought back.</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message numerus="yes">
        <source>已清除 %n 份草稿</source>
        <translation>
            <numerusform>%n draft cleared</numerusform>
            <numerusform>%n drafts cleared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>退回 {number}</source>
        <translation>Return of {number}</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>退回的物品回到库存，分值按兑换那天的价退还。</source>
        <translation>What comes back goes into stock; points are given back at the price of that day.</translation>
    </message>
    <message>
        <source>最多 {count}</source>
        <translation>{count} at most</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Because</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>板块</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>显示姓名</source>
        <translation>Show names</translation>
    </message>
    <message>
        <source>需回避的提请街道…</source>
        <translation>Hand up what I must not decide…</translation>
    </message>
    <message>
        <source>打印审核表</source>
        <translation>Print review sheet</translation>
    </message>
    <message>
        <source>没有要审核的记录</source>
        <translation>Nothing to review</translation>
    </message>
    <message>
        <source>采集员和网格员登记的记录到了这里，就按板块和门牌排好队。</source>
        <translation>Entries of collectors and grid workers queue here by theme and door once they come.</translation>
    </message>
    <message>
        <source>{theme} {count}</source>
        <translation>{theme} {count}</translation>
    </message>
    <message>
        <source>这个村居的审核由另一单位办理；这里只列提请给本单位的记录。</source>
        <translation>Another office reviews this village; only entries handed up to this one are listed.</translation>
    </message>
    <message numerus="yes">
        <source>选了 %n 笔</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>；其中抽查 %n 笔要逐笔看，一起通过时留下</source>
        <translation>
            <numerusform>; %n spot check is looked at alone and stays when several pass</numerusform>
            <numerusform>; %n spot checks are looked at one by one and stay when several pass</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>；%n 笔缺佐证，一起通过时留下</source>
        <translation>
            <numerusform>; %n lacks evidence and stays</numerusform>
            <numerusform>; %n lack evidence and stay</numerusform>
        </translation>
    </message>
    <message>
        <source>选中的都要逐笔看，没有可以一起通过的。</source>
        <translation>All that are chosen are looked at one by one; none can pass together.</translation>
    </message>
    <message numerus="yes">
        <source>{decision} %n 笔</source>
        <translation>
            <numerusform>{decision}: %n entry</numerusform>
            <numerusform>{decision}: %n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>用途（会记入审计日志，例如：议事会审核）</source>
        <translation>Purpose (it goes into the audit log, such as: review meeting)</translation>
    </message>
    <message>
        <source>登记用途</source>
        <translation>Logging the purpose</translation>
    </message>
    <message>
        <source>需回避的提请街道</source>
        <translation>Hand up what I must not decide</translation>
    </message>
    <message>
        <source>您需要回避的记录不在这里显示，可以一并交给街道审核。原因：</source>
        <translation>Entries that you must keep out of are not shown here; they can all be handed to the street. Because:</translation>
    </message>
    <message>
        <source>审核人回避</source>
        <translation>The reviewer keeps out</translation>
    </message>
    <message>
        <source>需回避的记录都已交给街道</source>
        <translation>They were handed to the street</translation>
    </message>
    <message>
        <source>审核表-{village}-{day}.pdf</source>
        <translation>review-{village}-{day}.pdf</translation>
    </message>
    <message numerus="yes">
        <source>审核表已存为 PDF：%n 笔</source>
        <translation>
            <numerusform>Review sheet saved as PDF: %n entry</numerusform>
            <numerusform>Review sheet saved as PDF: %n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>到会没有过半，请提请街道审核</source>
        <translation>No quorum: hand up to the street</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>撤销荣誉</source>
        <translation>Revoke the honour</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>先听取本人意见再撤销。撤销不公布；证书编号保留为已撤销，不再发给别人。</source>
        <translation>The holder is heard first. It is not published; the certificate&apos;s number stays as revoked and is never given again.</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Because</translation>
    </message>
    <message>
        <source>听取意见</source>
        <translation>Heard on</translation>
    </message>
    <message>
        <source>当面听取本人意见的日期</source>
        <translation>The day on which the holder was heard</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>不写第三人的姓名</source>
        <translation>No third person&apos;s name</translation>
    </message>
</context>
<context>
    <name>RightsDialog</name>
    <message>
        <source>居民</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>姓名未上报</source>
        <translation>Name not reported</translation>
    </message>
    <message>
        <source>请求</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>打印全部信息…</source>
        <translation>Print all that is held…</translation>
    </message>
    <message>
        <source>登记请求…</source>
        <translation>Write down a request…</translation>
    </message>
    <message>
        <source>答复…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>本人还没有提出过请求。要查看、更正或删除，当面或来电都可以，登记后开始计时。</source>
        <translation>Nothing was asked yet. A person may ask for access, correction or deletion at the door or by telephone; written down, the clock begins.</translation>
    </message>
    <message>
        <source>其中有的年份还没有工作日历，到期日只按周末推算。</source>
        <translation>A year on the way has no calendar of working days: only weekends were left out.</translation>
    </message>
    <message>
        <source>个人信息：请求与打印</source>
        <translation>Personal data: requests and print</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>内容与答复</source>
        <translation>Wording and answer</translation>
    </message>
    <message>
        <source>{day} 已答复</source>
        <translation>Answered {day}</translation>
    </message>
    <message>
        <source>逾期未答复</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>撤销登记</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>已登记，{day} 前答复</source>
        <translation>Written down; to be answered by {day}</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>现在去更正？</source>
        <translation>Correct it now?</translation>
    </message>
    <message>
        <source>姓名、电话等在“修改居民”里改；走访、注册、承诺在记录上点“更正”。</source>
        <translation>Name, telephone and the like are changed in the resident&apos;s form; visits, registrations and pledges by “Correct” on the record.</translation>
    </message>
    <message>
        <source>去更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>已经更正</source>
        <translation>Done already</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>个人信息打印件.pdf</source>
        <translation>personal-data.pdf</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>打印全部信息</source>
        <translation>Print all that is held</translation>
    </message>
    <message>
        <source>打印件含完整姓名、证件号和电话，交本人；谁、何时、为什么打印记入日志。</source>
        <translation>The print has full name, ID number and telephone and is for the person; who printed it, when and why is logged.</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>本人查阅、复制</source>
        <translation>Access by the person</translation>
    </message>
    <message>
        <source>本人委托的人查阅</source>
        <translation>Access by somebody on their behalf</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>已存为 PDF：{pages} 页，{records} 条记录</source>
        <translation>Saved as PDF: {pages} pages, {records} records</translation>
    </message>
</context>
<context>
    <name>RightsStrip</name>
    <message>
        <source>去答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>去处置</source>
        <translation>Dispose</translation>
    </message>
    <message numerus="yes">
        <source>请求待答复 %n 件</source>
        <translation>
            <numerusform>%n request waits for an answer</numerusform>
            <numerusform>%n requests wait for an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>撤回的承诺书待退还 %n 份</source>
        <translation>
            <numerusform>%n withdrawn pledge to hand back</numerusform>
            <numerusform>%n withdrawn pledges to hand back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，%n 件已逾期</source>
        <translation>
            <numerusform>, %n of them overdue</numerusform>
            <numerusform>, %n of them overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>去办理</source>
        <translation>See to it</translation>
    </message>
    <message numerus="yes">
        <source>已撤回同意、还在计数 %n 人</source>
        <translation>
            <numerusform>%n person withdrew a consent and still counts</numerusform>
            <numerusform>%n people withdrew a consent and still count</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RosterExportDialog</name>
    <message>
        <source>导出记入日志：谁、何时、多少行、什么用途。</source>
        <translation>Exports are logged: who, when, how many rows, what for.</translation>
    </message>
    <message>
        <source>导出户册</source>
        <translation>Export the register</translation>
    </message>
    <message>
        <source>选择位置并导出</source>
        <translation>Choose where and export</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>遮盖姓名和号码</source>
        <translation>Masked</translation>
    </message>
    <message>
        <source>完整内容</source>
        <translation>In full</translation>
    </message>
    <message>
        <source>上级核对</source>
        <translation>Check by the office above</translation>
    </message>
    <message>
        <source>入户核对</source>
        <translation>Check at the door</translation>
    </message>
    <message>
        <source>交接工作</source>
        <translation>Handing over</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>表格 (*.xlsx)</source>
        <translation>Workbooks (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>RosterImportDialog</name>
    <message>
        <source>导入户册</source>
        <translation>Import a register</translation>
    </message>
    <message>
        <source>把户册表格拖到这里，或点击选择文件</source>
        <translation>Drop a register here, or click to choose a file</translation>
    </message>
    <message>
        <source>下载空白模板</source>
        <translation>Download an empty template</translation>
    </message>
    <message>
        <source>不指定：没有网格编号的行不导入</source>
        <translation>None: rows without a grid code are refused</translation>
    </message>
    <message>
        <source>没有网格编号的行归入</source>
        <translation>Rows without a grid code go to</translation>
    </message>
    <message>
        <source>支持 Excel、WPS 和 CSV。先检查，看清会改动什么，再决定是否导入；有错误的行单独列出，不影响其他行。</source>
        <translation>Excel, WPS and CSV. The file is checked first, so you see what would change before you import. Rows with errors are listed apart and stop nothing.</translation>
    </message>
    <message>
        <source>换一个文件</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>把拒收的行另存为工作簿</source>
        <translation>Save the refused rows as a workbook</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>检查 {file}</source>
        <translation>Checking {file}</translation>
    </message>
    <message>
        <source>已导入：新增 {added:,} 人，变更 {changed:,} 处，拒收 {refused:,} 行。</source>
        <translation>Imported: {added:,} people added, {changed:,} records changed, {refused:,} rows refused.</translation>
    </message>
    <message>
        <source>已停止，户册没有任何改动。</source>
        <translation>Stopped; the register is as it was.</translation>
    </message>
    <message numerus="yes">
        <source>%n 行</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>表格 ({patterns})</source>
        <translation>Workbooks ({patterns})</translation>
    </message>
    <message>
        <source>选择户册</source>
        <translation>Choose a register</translation>
    </message>
    <message>
        <source>导入 {file}</source>
        <translation>Importing {file}</translation>
    </message>
    <message>
        <source>拒收的行-{file}.xlsx</source>
        <translation>refused-{file}.xlsx</translation>
    </message>
    <message>
        <source>表格 (*.xlsx)</source>
        <translation>Workbooks (*.xlsx)</translation>
    </message>
    <message>
        <source>已另存为 {file}，改好后再导入。</source>
        <translation>Saved as {file}; mend it and import it again.</translation>
    </message>
    <message>
        <source>户册模板.xlsx</source>
        <translation>register-template.xlsx</translation>
    </message>
    <message>
        <source>已保存 {file}</source>
        <translation>Saved {file}</translation>
    </message>
    <message>
        <source>还没有完成</source>
        <translation>Not finished yet</translation>
    </message>
    <message>
        <source>现在关闭会停止正在进行的工作，这个文件里的内容一条也不会进入户册。</source>
        <translation>Closing now stops the work under way; nothing of this file gets into the register.</translation>
    </message>
    <message>
        <source>停止并关闭</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>继续等待</source>
        <translation>Keep waiting</translation>
    </message>
    <message>
        <source>没有导入任何内容，户册没有改动。</source>
        <translation>Nothing was taken in; the register is unchanged.</translation>
    </message>
    <message>
        <source>撤销这次导入…</source>
        <translation>Undo this import…</translation>
    </message>
    <message>
        <source>导入记录：撤销以前的导入</source>
        <translation>Imports: undo an earlier one</translation>
    </message>
    <message>
        <source>按这个网格重新检查</source>
        <translation>Check again with this grid</translation>
    </message>
</context>
<context>
    <name>RosterQuestions</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>户册里</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>文件里</source>
        <translation>File</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>先不导入</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>{date} 移出：{why}（{who}）</source>
        <translation>Taken off on {date}: {why} ({who})</translation>
    </message>
    <message>
        <source>证件号不同</source>
        <translation>another ID number</translation>
    </message>
</context>
<context>
    <name>RosterReportView</name>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>相同</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>文件里缺少</source>
        <translation>Not in the file</translation>
    </message>
    <message>
        <source>拒收的行</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>收下待核</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>丢弃的列</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>文件里有、户册里没有的人，导入后新增。</source>
        <translation>People in the file but not on the register; importing adds them.</translation>
    </message>
    <message>
        <source>户册里已有，文件写得不同；空白的格子不会清掉原来的内容。</source>
        <translation>On the register already, stated differently by the file. Blank cells never clear anything.</translation>
    </message>
    <message>
        <source>和户册一致，不作改动。</source>
        <translation>As on the register; nothing changes.</translation>
    </message>
    <message>
        <source>户册里有、文件没有提到的人，原样保留。</source>
        <translation>On the register but not in the file; they stay as they are.</translation>
    </message>
    <message>
        <source>有错误的行，不导入；可以另存为工作簿，改好后再导入。</source>
        <translation>Rows with errors are not imported; save them as a workbook, mend it and import it again.</translation>
    </message>
    <message>
        <source>照样导入，但请核对一下。</source>
        <translation>Imported all the same, but please check.</translation>
    </message>
    <message>
        <source>户册不保存这些列；法规禁止采集的内容一律不读入。</source>
        <translation>The register does not keep these columns; what the law forbids to collect is never read.</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>原值 → 新值</source>
        <translation>Before → after</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>另一户</source>
        <translation>another household</translation>
    </message>
    <message>
        <source>原住址</source>
        <translation>former address</translation>
    </message>
    <message>
        <source>请确认</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>可能是户册里已有的人，程序不替您决定；没有答复的行不导入。</source>
        <translation>They may be people the register knows; you decide. Rows without an answer are left out.</translation>
    </message>
    <message>
        <source>户册：{known}；文件：{stated}</source>
        <translation>Register: {known}; file: {stated}</translation>
    </message>
</context>
<context>
    <name>RoundsView</name>
    <message>
        <source>打印走访单…</source>
        <translation>Print a round…</translation>
    </message>
    <message>
        <source>录入走访单…</source>
        <translation>Enter a round…</translation>
    </message>
    <message>
        <source>整单元、群发登记…</source>
        <translation>Many doors at once…</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>走访单</source>
        <translation>Rounds</translation>
    </message>
    <message>
        <source>还没有走访单</source>
        <translation>No rounds yet</translation>
    </message>
    <message>
        <source>打印一张，按门牌走；回来输入编号末四位，逐行录入结果。</source>
        <translation>Print one and walk by its doors; then type its last four digits and enter row by row.</translation>
    </message>
    <message>
        <source>打印走访单</source>
        <translation>Print a round</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>打印日期</source>
        <translation>Printed on</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Doors</translation>
    </message>
    <message>
        <source>之后走过</source>
        <translation>Seen since</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>走访单.pdf</source>
        <translation>round.pdf</translation>
    </message>
    <message numerus="yes">
        <source>走访单已存为 PDF：%n 户，编号 {number}</source>
        <translation>
            <numerusform>Round saved as PDF: %n door, number {number}</numerusform>
            <numerusform>Round saved as PDF: %n doors, number {number}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已登记走访 %n 户</source>
        <translation>
            <numerusform>%n visit recorded</numerusform>
            <numerusform>%n visits recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，新签承诺 %n 份</source>
        <translation>
            <numerusform>, %n pledge signed</numerusform>
            <numerusform>, %n pledges signed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，略过 %n 户</source>
        <translation>
            <numerusform>, %n left out</numerusform>
            <numerusform>, %n left out</numerusform>
        </translation>
    </message>
    <message>
        <source>撤销录入</source>
        <translation>Entry undone</translation>
    </message>
    <message>
        <source>已撤销这次登记</source>
        <translation>All of it was undone</translation>
    </message>
    <message>
        <source>撤销走访</source>
        <translation>Undo visits</translation>
    </message>
    <message>
        <source>印错了</source>
        <translation>Misprinted</translation>
    </message>
    <message>
        <source>纸丢了</source>
        <translation>Paper lost</translation>
    </message>
    <message>
        <source>不走了</source>
        <translation>Not walked</translation>
    </message>
    <message>
        <source>{number}；以后不能再按它录入，已登记的走访不变。</source>
        <translation>{number}; nothing is entered by it any more, what was recorded stays.</translation>
    </message>
    <message>
        <source>作废走访单</source>
        <translation>Void a round</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message numerus="yes">
        <source>已填的 %n 行留着，再打开这张单接着录</source>
        <translation>
            <numerusform>%n row that was typed is kept; open this sheet again to go on</numerusform>
            <numerusform>%n rows that were typed are kept; open this sheet again to go on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowPapers</name>
    <message>
        <source>先记 {name} 的承诺（按 C），再放扫描件；扫描件不等于签署。</source>
        <translation>Record the pledge of {name} first (C), then give the scan: a scan is no signing.</translation>
    </message>
    <message>
        <source>读承诺书扫描件</source>
        <translation>Reading the scan of a pledge</translation>
    </message>
    <message>
        <source>页上的编号是 {read}，不是 {name} 的这一份，没有归入。</source>
        <translation>The number on the page is {read}, not that of {name}; it was not filed.</translation>
    </message>
    <message>
        <source>这些页是几份承诺书，请一份一份放到 {name} 这一行。</source>
        <translation>These pages are of several pledges; give {name} one at a time.</translation>
    </message>
    <message>
        <source>归入承诺书</source>
        <translation>File under the pledge</translation>
    </message>
    <message numerus="yes">
        <source>%n 页归到 {number}</source>
        <translation>
            <numerusform>%n page filed under {number}</numerusform>
            <numerusform>%n pages filed under {number}</numerusform>
        </translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>导入积分规则</source>
        <translation>Import rules</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>Put in force</translation>
    </message>
    <message>
        <source>一处读不成就整份不写入。规则从某个月的一日起执行，到下一套开始为止。</source>
        <translation>If one cell cannot be read, nothing goes in. Rules hold from the first day of a month until the next set begins.</translation>
    </message>
    <message>
        <source>每次审核都要经议事会</source>
        <translation>Every decision needs a meeting</translation>
    </message>
    <message>
        <source>应到/实到/赞成，如 45/38/36；可以后补</source>
        <translation>expected/present/in favour, such as 45/38/36; may follow later</translation>
    </message>
    <message>
        <source>会议记录扫描件（可不附）</source>
        <translation>Scan of the minutes (optional)</translation>
    </message>
    <message>
        <source>起始月</source>
        <translation>From month</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>审核单位</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>兑换点</source>
        <translation>Redeemed at</translation>
    </message>
    <message>
        <source>议事会</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>年末结转</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>百分之几的余额结转下年</source>
        <translation>Per cent of balances kept at the year&apos;s end</translation>
    </message>
    <message>
        <source>表决</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>会议记录</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>扫描件 (*.jpg *.jpeg *.png *.pdf *.tif *.tiff)</source>
        <translation>Scans (*.jpg *.jpeg *.png *.pdf *.tif *.tiff)</translation>
    </message>
    <message>
        <source>草稿生效</source>
        <translation>Put the draft in force</translation>
    </message>
    <message>
        <source>存为草稿</source>
        <translation>Keep as a draft</translation>
    </message>
</context>
<context>
    <name>RulesReport</name>
    <message>
        <source>读到的内容</source>
        <translation>What was read</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>What</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Details</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 处读不成，改好再导入；现在什么都没有写入。</source>
        <translation>
            <numerusform>%n cell cannot be read. Mend it and import again; nothing was written.</numerusform>
            <numerusform>%n cells cannot be read. Mend them and import again; nothing was written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>读到 %n 条，可以生效。</source>
        <translation>
            <numerusform>%n item was read and can be put in force.</numerusform>
            <numerusform>%n items were read and can be put in force.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>另有 %n 处按规定不列入。</source>
        <translation>
            <numerusform> %n is left out, as the rules ask.</numerusform>
            <numerusform> %n are left out, as the rules ask.</numerusform>
        </translation>
    </message>
    <message>
        <source>第 {row} 行 {column}</source>
        <translation>Row {row}, {column}</translation>
    </message>
    <message>
        <source>读不成</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>第 {row} 行 {name}</source>
        <translation>Row {row}, {name}</translation>
    </message>
    <message>
        <source>不列入</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>请留意</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{reason}（{value}）</source>
        <translation>{reason} ({value})</translation>
    </message>
    <message>
        <source>按规定都不列入，没有可以生效的项目。</source>
        <translation>None of these items may stand; nothing can be put in force.</translation>
    </message>
</context>
<context>
    <name>RulesStart</name>
    <message>
        <source>积分规则说清楚什么事计多少分。程序带有一份起始规则：四个板块、六十多项，可以直接用，也可以先导出修改。</source>
        <translation>Rules say what counts how much. A starter set comes with the program: four themes, over sixty items, to be used as it is or exported and edited first.</translation>
    </message>
    <message>
        <source>请村居审核人员或街道信用专员导入积分规则，再来记账。</source>
        <translation>Ask the village&apos;s reviewer or the street&apos;s clerk to import rules; then entries can be made.</translation>
    </message>
    <message>
        <source>这个村居还没有积分规则</source>
        <translation>This village has no rules yet</translation>
    </message>
    <message>
        <source>导入起始规则</source>
        <translation>Import the starter set</translation>
    </message>
</context>
<context>
    <name>RulesView</name>
    <message>
        <source>规则与参与</source>
        <translation>Rules, people</translation>
    </message>
</context>
<context>
    <name>SafetyCard</name>
    <message>
        <source> 分钟</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source>自动锁定</source>
        <translation>Auto-lock</translation>
    </message>
    <message>
        <source>没有操作达到这个时间，窗口自动锁定。</source>
        <translation>The window locks when nothing is done for this long.</translation>
    </message>
    <message>
        <source>在这台电脑上记住，打开时不用输口令</source>
        <translation>Remember on this computer: open without a passphrase</translation>
    </message>
    <message>
        <source>记住口令</source>
        <translation>Remember me</translation>
    </message>
    <message>
        <source>锁定以后仍要输口令。多人共用的电脑不要打开。</source>
        <translation>The lock still asks for it. Leave this off where several people use the computer.</translation>
    </message>
    <message>
        <source>更改我的口令…</source>
        <translation>Change my passphrase…</translation>
    </message>
    <message>
        <source>这台电脑没有可用的密钥环，下次仍要输口令。</source>
        <translation>This computer has no keyring that works; the passphrase will be asked for next time.</translation>
    </message>
    <message>
        <source>正在写入密钥环</source>
        <translation>Writing to the keyring</translation>
    </message>
    <message>
        <source>安全</source>
        <translation>Safety</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>保存，下一户</source>
        <translation>Save, next home</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>保存走访</source>
        <translation>Save the visit</translation>
    </message>
    <message>
        <source>已登记 {address}</source>
        <translation>Saved: {address}</translation>
    </message>
    <message numerus="yes">
        <source>注册情况 %n 人</source>
        <translation>
            <numerusform>registration of %n person</numerusform>
            <numerusform>registration of %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>承诺 %n 份</source>
        <translation>
            <numerusform>%n pledge</numerusform>
            <numerusform>%n pledges</numerusform>
        </translation>
    </message>
    <message>
        <source>已撤销这次走访，填写的内容还在</source>
        <translation>The visit was taken back; what you typed is still here</translation>
    </message>
    <message>
        <source>撤销走访</source>
        <translation>Take the visit back</translation>
    </message>
    <message numerus="yes">
        <source>待访名单到头了，前面还有 %n 户没有走访。</source>
        <translation>
            <numerusform>That was the end of the list; %n household before it is still to be visited.</numerusform>
            <numerusform>That was the end of the list; %n households before it are still to be visited.</numerusform>
        </translation>
    </message>
    <message>
        <source>待访的户都走完了。</source>
        <translation>Every household that was due has been seen to.</translation>
    </message>
    <message>
        <source>选了“{outcome}”，还没有标记见到了谁。</source>
        <translation>“{outcome}” is chosen, and nobody is marked as met yet.</translation>
    </message>
    <message>
        <source>去标记</source>
        <translation>Mark who was met</translation>
    </message>
    <message>
        <source>照样保存</source>
        <translation>Save all the same</translation>
    </message>
    <message>
        <source>不记</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>再记一次</source>
        <translation>Save once more</translation>
    </message>
    <message>
        <source>改时间</source>
        <translation>Change the time</translation>
    </message>
    <message>
        <source>时间没错，保存</source>
        <translation>The time is right, save</translation>
    </message>
    <message>
        <source>撤销录入</source>
        <translation>Undone after entering</translation>
    </message>
    <message>
        <source>已撤销这次走访；这一户后来填写的内容还在</source>
        <translation>The visit was taken back; what you have typed for this door since is still here</translation>
    </message>
    <message>
        <source>写在纸上：{numbers}</source>
        <translation>write on the paper: {numbers}</translation>
    </message>
    <message numerus="yes">
        <source>扫描 %n 页</source>
        <translation>
            <numerusform>%n scanned page</numerusform>
            <numerusform>%n scanned pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>把扫描件、照片、PDF 或整个文件夹拖到这里，或点击选择；按二维码归位</source>
        <translation>Drop scans, photos, PDFs or a folder here, or click; pages are filed by their code</translation>
    </message>
    <message>
        <source>看没有归位的</source>
        <translation>Show what was not filed</translation>
    </message>
    <message>
        <source>缺扫描</source>
        <translation>No scan</translation>
    </message>
    <message>
        <source>有扫描、未登记签署</source>
        <translation>Scanned, not signed</translation>
    </message>
    <message>
        <source>缺页</source>
        <translation>Page missing</translation>
    </message>
    <message>
        <source>这里没有承诺书</source>
        <translation>No pledges here</translation>
    </message>
    <message>
        <source>签过的都有扫描件，扫描过的都登记了签署，两页的也都齐了。</source>
        <translation>Every signed pledge has its scan, every scanned one its signing, and no page is missing.</translation>
    </message>
    <message>
        <source>扫描件和照片 (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp *.bmp)</source>
        <translation>Scans and photos (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp *.bmp)</translation>
    </message>
    <message>
        <source>归档扫描件</source>
        <translation>File scans</translation>
    </message>
    <message numerus="yes">
        <source>读了 %n 页</source>
        <translation>
            <numerusform>%n page read</numerusform>
            <numerusform>%n pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，归位 %n 页</source>
        <translation>
            <numerusform>, %n filed</numerusform>
            <numerusform>, %n filed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，%n 页以前归过</source>
        <translation>
            <numerusform>, %n filed before</numerusform>
            <numerusform>, %n filed before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，还缺 %n 页</source>
        <translation>
            <numerusform>, %n missing</numerusform>
            <numerusform>, %n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，%n 页要人看（在“待认领”）</source>
        <translation>
            <numerusform>, %n page waits for you under “Unread”</numerusform>
            <numerusform>, %n pages wait for you under “Unread”</numerusform>
        </translation>
    </message>
    <message>
        <source>已停下：{done}。归过位的留着；其余没有读，把文件再拖进来一次就接着归。</source>
        <translation>Stopped: {done}. What was filed stays; the rest was not read. Drop the files once more to go on.</translation>
    </message>
    <message numerus="yes">
        <source>，%n 个没有归位</source>
        <translation>
            <numerusform>, %n was not filed</numerusform>
            <numerusform>, %n were not filed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemeDialog</name>
    <message>
        <source>名额与时限 · {level}</source>
        <translation>Quota and clocks · {level}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>时限都是工作日，从进入这一步的第二天起算。没有批准文号的，一律不写“表彰”。</source>
        <translation>Clocks are working days from the day after a step begins. Without an approval&apos;s number no print speaks of a commendation.</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>月名额</source>
        <translation>A month</translation>
    </message>
    <message>
        <source>季名额</source>
        <translation>A quarter</translation>
    </message>
    <message>
        <source>年名额</source>
        <translation>A year</translation>
    </message>
    <message>
        <source>批准文号</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>每月推荐截止日</source>
        <translation>Recommended until day</translation>
    </message>
    <message>
        <source>初审</source>
        <translation>First review</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>答复异议</source>
        <translation>Answer to objections</translation>
    </message>
    <message>
        <source>认定</source>
        <translation>Award</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation>Taking down</translation>
    </message>
</context>
<context>
    <name>ScoreDialog</name>
    <message>
        <source>满分 {points}</source>
        <translation>Full points {points}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>按数据 {points}</source>
        <translation>By figure {points}</translation>
    </message>
    <message>
        <source>谁的评分</source>
        <translation>Whose score</translation>
    </message>
    <message>
        <source>与数据不同、提异议和复核要写明理由</source>
        <translation>Objections, answers and points that differ from the figure need a reason</translation>
    </message>
</context>
<context>
    <name>ScorePace</name>
    <message>
        <source>序时进度</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>还没有目标</source>
        <translation>No target yet</translation>
    </message>
    <message>
        <source>目标 {target}</source>
        <translation>Target {target}</translation>
    </message>
    <message>
        <source>注册率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>序时</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>相差 {gap} 个百分点</source>
        <translation>Gap {gap} points</translation>
    </message>
    <message>
        <source>目标 {target}，已到期</source>
        <translation>Target {target}, its date has passed</translation>
    </message>
</context>
<context>
    <name>ScorePage</name>
    <message>
        <source>所在区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>统计口径</source>
        <translation>Counting base</translation>
    </message>
    <message>
        <source>设定目标</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>正在统计</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>截止日期</source>
        <translation>Cut-off date</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>按区域</source>
        <translation>By area</translation>
    </message>
    <message>
        <source>还没有可以统计的人</source>
        <translation>Nobody to count yet</translation>
    </message>
    <message>
        <source>导入户册，或者导入下级的数据包以后，这里会显示应注册、已注册和序时进度。</source>
        <translation>Once a register or a package from below is imported, who is eligible, who registered and the pace stand here.</translation>
    </message>
    <message>
        <source>去导入户册</source>
        <translation>Import a register</translation>
    </message>
    <message>
        <source>截至 {day}</source>
        <translation>As of {day}</translation>
    </message>
    <message>
        <source>Enter 进入下级，← → 选数字后按 Enter 看名单</source>
        <translation>Enter goes down; ← → then Enter opens a number&apos;s list</translation>
    </message>
</context>
<context>
    <name>ScoresPart</name>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>门牌或户主</source>
        <translation>Door or householder</translation>
    </message>
    <message>
        <source>筛选户</source>
        <translation>Filter households</translation>
    </message>
    <message>
        <source>打印存折</source>
        <translation>Print passbook</translation>
    </message>
    <message>
        <source>全部新存折</source>
        <translation>All new passbooks</translation>
    </message>
    <message>
        <source>对位测试页</source>
        <translation>Test page</translation>
    </message>
    <message>
        <source>户得分</source>
        <translation>Households&apos; points</translation>
    </message>
    <message>
        <source>还没有参与的户</source>
        <translation>No household takes part yet</translation>
    </message>
    <message>
        <source>户里有成年人签了参与确认，就列在这里。</source>
        <translation>Households stand here once an adult has signed.</translation>
    </message>
    <message>
        <source>去办参与确认</source>
        <translation>To taking part</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>本期计分</source>
        <translation>This period</translation>
    </message>
    <message>
        <source>户总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>人均分</source>
        <translation>Per head</translation>
    </message>
    <message>
        <source>星级</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>可兑换</source>
        <translation>To redeem</translation>
    </message>
    <message>
        <source>正在算分</source>
        <translation>Reckoning points</translation>
    </message>
    <message numerus="yes">
        <source>%n 户</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>搜索人、户、电话、门牌</source>
        <translation>Search people and homes</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>姓名、拼音首字母、电话、证件后四位、门牌</source>
        <translation>Name, initials, phone, last four of the ID, house number</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>搜索结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>↑ ↓ 选择    Enter 打开    Esc 关闭</source>
        <translation>↑ ↓ choose    Enter open    Esc close</translation>
    </message>
    <message>
        <source>没有找到。换一个词，或只输入其中一部分。</source>
        <translation>Nothing found. Try another word, or only part of it.</translation>
    </message>
</context>
<context>
    <name>SetCard</name>
    <message>
        <source>数据包纸件 {mark}</source>
        <translation>Package on paper {mark}</translation>
    </message>
    <message>
        <source>回执纸件 {mark}</source>
        <translation>Receipt on paper {mark}</translation>
    </message>
    <message>
        <source>丢弃已读的纸张</source>
        <translation>Throw away what was read</translation>
    </message>
    <message>
        <source>已读 {count} 张，共 {total} 张</source>
        <translation>{count} of {total} sheets read</translation>
    </message>
    <message numerus="yes">
        <source>第 {numbers} 张还缺或不全，再补其中 %n 张就能还原。</source>
        <translation>
            <numerusform>Missing or read in part: {numbers}. %n more of them rebuilds the file.</numerusform>
            <numerusform>Missing or read in part: {numbers}. %n more of them rebuild the file.</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} 已读</source>
        <translation>{number} read</translation>
    </message>
    <message>
        <source>{number} 不全</source>
        <translation>{number} in part</translation>
    </message>
    <message>
        <source>{number} 缺</source>
        <translation>{number} missing</translation>
    </message>
</context>
<context>
    <name>SetsPart</name>
    <message>
        <source>规则套</source>
        <translation>Rule sets</translation>
    </message>
    <message>
        <source>把规则表拖到这里，或点击选择</source>
        <translation>Drop a rule workbook here, or click to choose</translation>
    </message>
    <message>
        <source>导出起始规则</source>
        <translation>Export starter set</translation>
    </message>
    <message>
        <source>编码、事项或拼音首字母</source>
        <translation>Code, words or pinyin initials</translation>
    </message>
    <message>
        <source>筛选条目</source>
        <translation>Filter items</translation>
    </message>
    <message>
        <source>条目</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>比上一套改了什么</source>
        <translation>What it changed</translation>
    </message>
    <message>
        <source>导出这一套</source>
        <translation>Export this set</translation>
    </message>
    <message>
        <source>撤回…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>将生效</source>
        <translation>Coming</translation>
    </message>
    <message>
        <source>执行中</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已替换</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>起始月</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>规则表 (*.xlsx *.csv)</source>
        <translation>Rule tables (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>选择规则表</source>
        <translation>Choose a rule table</translation>
    </message>
    <message>
        <source>规则已生效</source>
        <translation>The rules are in force</translation>
    </message>
    <message>
        <source>信用+起始规则.xlsx</source>
        <translation>credit-plus-starter-rules.xlsx</translation>
    </message>
    <message>
        <source>信用+规则第{number}套.xlsx</source>
        <translation>credit-plus-rules-{number}.xlsx</translation>
    </message>
    <message>
        <source>表格 (*.xlsx)</source>
        <translation>Workbooks (*.xlsx)</translation>
    </message>
    <message>
        <source>导出规则</source>
        <translation>Exporting rules</translation>
    </message>
    <message numerus="yes">
        <source>已导出 %n 条规则</source>
        <translation>
            <numerusform>%n item exported</numerusform>
            <numerusform>%n items exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有规则。拖入规则表，或先导出起始规则修改。</source>
        <translation>No rules yet. Drop a workbook here, or export the starter set to edit it.</translation>
    </message>
    <message>
        <source>审核在{decided}，兑换在{redeemed}</source>
        <translation>Decided at: {decided}; redeemed at: {redeemed}</translation>
    </message>
    <message>
        <source>须经议事会</source>
        <translation>meeting required</translation>
    </message>
    <message>
        <source>表决 {agreed}/{present}/{expected}（赞成/到会/应到）</source>
        <translation>vote {agreed}/{present}/{expected} (in favour/present/expected)</translation>
    </message>
    <message>
        <source>撤回第 {number} 套规则</source>
        <translation>Take back rule set {number}</translation>
    </message>
    <message>
        <source>撤回原因（起始月之后没有结账才能撤）</source>
        <translation>Because (only while no month from its first on is closed)</translation>
    </message>
    <message>
        <source>规则已撤回</source>
        <translation>The rules were taken back</translation>
    </message>
    <message>
        <source>生效…</source>
        <translation>Put in force…</translation>
    </message>
    <message>
        <source>丢弃草稿</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>改条目：导出这一套，在表格里改好再拖进来存为草稿。</source>
        <translation>To change items: export this set, edit the workbook, drop it here again and keep it as a draft.</translation>
    </message>
    <message>
        <source>草稿已存在本机，只有自己看得到；会议记录在生效时附上</source>
        <translation>Kept as a draft on this computer for you alone; minutes are attached when it is put in force</translation>
    </message>
    <message>
        <source>草稿里的条目和设置不再保留；已生效的规则不受影响。</source>
        <translation>Its items and settings are not kept; rules in force stay as they are.</translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>丢弃这份草稿？</source>
        <translation>Throw this draft away?</translation>
    </message>
    <message>
        <source>草稿已丢弃</source>
        <translation>The draft was thrown away</translation>
    </message>
    <message>
        <source>年末结转 {carry}%</source>
        <translation>{carry}% carried over at the year end</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>显示电话</source>
        <translation>Show phones</translation>
    </message>
    <message>
        <source>到户册查看这一户</source>
        <translation>See this home in the register</translation>
    </message>
    <message>
        <source>地址未填</source>
        <translation>No address</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>建议{slot}</source>
        <translation>Try: {slot}</translation>
    </message>
    <message>
        <source>还没有走访过</source>
        <translation>Never visited</translation>
    </message>
    <message numerus="yes">
        <source>走访 %n 次</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message>
        <source>电话预约走访</source>
        <translation>To arrange a visit</translation>
    </message>
    <message>
        <source>电话回访</source>
        <translation>To follow up by phone</translation>
    </message>
    <message>
        <source>核对户册信息</source>
        <translation>To check the register</translation>
    </message>
    <message>
        <source>上一户</source>
        <translation>Previous home</translation>
    </message>
    <message>
        <source>上一户 (Alt+↑)</source>
        <translation>Previous home (Alt+↑)</translation>
    </message>
    <message>
        <source>下一户</source>
        <translation>Next home</translation>
    </message>
    <message>
        <source>下一户 (Alt+↓)</source>
        <translation>Next home (Alt+↓)</translation>
    </message>
    <message>
        <source>记一笔信用+</source>
        <translation>Enter credit</translation>
    </message>
    <message>
        <source>记一笔信用+ (Ctrl+J)</source>
        <translation>Enter credit (Ctrl+J)</translation>
    </message>
</context>
<context>
    <name>SheetsPanel</name>
    <message>
        <source>纸件</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>缺的纸张什么时候补拍都行，已读的会留着</source>
        <translation>Missing sheets may follow at any time; those read are kept</translation>
    </message>
</context>
<context>
    <name>SheetsPart</name>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>打印公示张</source>
        <translation>Print sheets</translation>
    </message>
    <message>
        <source>现在重印</source>
        <translation>Print again now</translation>
    </message>
    <message>
        <source>挂过的公示</source>
        <translation>Sheets hung so far</translation>
    </message>
    <message>
        <source>A 规则 · B 汇总 · C 逐笔（够 20 户同意才有）· D 光荣榜 · E 账目。公示不列户名单，不排名；至少挂 5 天，编号和摘要印在纸上。</source>
        <translation>A rules · B summary · C lines (once 20 households agree) · D honours · E accounts. No lists of households, no ranks; they hang for 5 days at least, with number and digest printed.</translation>
    </message>
    <message>
        <source>打印公示</source>
        <translation>Print sheets</translation>
    </message>
    <message>
        <source>还没有可以公示的</source>
        <translation>Nothing to hang yet</translation>
    </message>
    <message>
        <source>结了账的月份才公示。</source>
        <translation>Only closed months have sheets.</translation>
    </message>
    <message>
        <source>去结账</source>
        <translation>To closing</translation>
    </message>
    <message>
        <source>公示中</source>
        <translation>Hanging</translation>
    </message>
    <message>
        <source>到期撤下</source>
        <translation>To take down</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>张</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>挂出</source>
        <translation>Hung on</translation>
    </message>
    <message>
        <source>公示至</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>摘要</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>有人撤回了同意，编号 {number} 的公示要在 {day} 前重印换下。</source>
        <translation>Somebody withdrew consent: print number {number} again and exchange it by {day}.</translation>
    </message>
    <message>
        <source>公示张放在哪个文件夹</source>
        <translation>Folder for the sheets</translation>
    </message>
    <message>
        <source>{sheet}：{why}</source>
        <translation>{sheet}: {why}</translation>
    </message>
    <message>
        <source>没有印的：{left}</source>
        <translation>Not printed: {left}</translation>
    </message>
    <message numerus="yes">
        <source>公示 {number} 已存为 %n 个文件</source>
        <translation>
            <numerusform>Sheets {number} saved as %n file</numerusform>
            <numerusform>Sheets {number} saved as %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>留下这一条</source>
        <translation>This one stays</translation>
    </message>
    <message>
        <source>姓名未上报</source>
        <translation>Name not reported</translation>
    </message>
    <message>
        <source>留下这一条：{name}，{address}</source>
        <translation>This one stays: {name}, {address}</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message>
        <source>登记的记录</source>
        <translation>Records entered</translation>
    </message>
    <message>
        <source>≠ {word}</source>
        <translation>≠ {word}</translation>
    </message>
</context>
<context>
    <name>SpanView</name>
    <message>
        <source>往前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>往后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>签发…</source>
        <translation>Issue…</translation>
    </message>
    <message>
        <source>正在统计</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>目标 {rate}%</source>
        <translation>Target {rate}%</translation>
    </message>
    <message>
        <source>{when} 已签发，不再改动；以后查明的列入下一期的“更正”。</source>
        <translation>Issued {when}; it does not change any more. What is found later stands among the corrections of the next issue.</translation>
    </message>
    <message>
        <source>还没有报这一期：{units}。</source>
        <translation>No report for it yet: {units}. </translation>
    </message>
    <message>
        <source>暂计：这一期到 {day} 结束，之后才能签发。</source>
        <translation>Provisional: it ends on {day} and can be issued after that. </translation>
    </message>
    <message>
        <source>暂计，没有签发。</source>
        <translation>Provisional, not issued. </translation>
    </message>
    <message>
        <source>可以签发：以现在收到的数据为准，签发后不再改动。</source>
        <translation>Ready to issue with what has arrived by now; it does not change afterwards.</translation>
    </message>
    <message>
        <source>签发 {span}</source>
        <translation>Issue {span}</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>表格存到哪里</source>
        <translation>Where to put the tables</translation>
    </message>
    <message>
        <source>{span} 已签发</source>
        <translation>{span} issued</translation>
    </message>
    <message>
        <source>注册率较上期：{units}</source>
        <translation>Rate since the last issue: {units}</translation>
    </message>
    <message>
        <source>名次：{units}</source>
        <translation>Places: {units}</translation>
    </message>
    <message>
        <source>连续低于序时进度（期）：{units}</source>
        <translation>Issues behind pace in a row: {units}</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>勾选的人成为新的一户，第一个勾选的是户主。走访记录留在原来的户。</source>
        <translation>Those ticked become a household of their own, the first of them its householder. Visits stay with the former household.</translation>
    </message>
    <message>
        <source>分户</source>
        <translation>Split the household</translation>
    </message>
    <message>
        <source>居民</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>不填：住在原处</source>
        <translation>Blank: at the same door</translation>
    </message>
    <message>
        <source>分出的人</source>
        <translation>Who leaves</translation>
    </message>
    <message>
        <source>新住址</source>
        <translation>New address</translation>
    </message>
</context>
<context>
    <name>StarActs</name>
    <message>
        <source>{number}：{stage}</source>
        <translation>{number}: {stage}</translation>
    </message>
    <message>
        <source>保存意见</source>
        <translation>Saving the decision</translation>
    </message>
    <message>
        <source>录入后撤销</source>
        <translation>Taken back after entry</translation>
    </message>
    <message>
        <source>已撤销意见</source>
        <translation>The decision is taken back</translation>
    </message>
    <message>
        <source>撤销意见</source>
        <translation>Taking the decision back</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>已登记异议，只停这一位</source>
        <translation>The objection is taken; only this nominee is stopped</translation>
    </message>
    <message>
        <source>已登记发布</source>
        <translation>The publication is recorded</translation>
    </message>
    <message>
        <source>已登记撤下</source>
        <translation>Recorded as taken down</translation>
    </message>
    <message>
        <source>已撤销，证书编号保留</source>
        <translation>Revoked; the certificate&apos;s number stays</translation>
    </message>
    <message>
        <source>保存附件</source>
        <translation>Saving the files</translation>
    </message>
    <message>
        <source>附件已保存</source>
        <translation>The files are saved</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx);;PDF 文件 (*.pdf)</source>
        <translation>Word documents (*.docx);;PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificate </translation>
    </message>
    <message>
        <source>推荐表</source>
        <translation>Nomination form</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message numerus="yes">
        <source>已保存 {name}，%n 页</source>
        <translation>
            <numerusform>{name} is saved, %n page</numerusform>
            <numerusform>{name} is saved, %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
</context>
<context>
    <name>StarDetail</name>
    <message>
        <source>办理</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>拖入签字的推荐表扫描件或照片</source>
        <translation>Drop the signed form&apos;s scan or a photo</translation>
    </message>
    <message>
        <source>选一位看看</source>
        <translation>Choose somebody</translation>
    </message>
    <message>
        <source>↑ ↓ 选，回车打开。</source>
        <translation>↑ ↓ choose, Enter opens.</translation>
    </message>
    <message>
        <source>显示姓名和事迹</source>
        <translation>Show name and story</translation>
    </message>
    <message>
        <source>姓名已遮盖，事迹未显示。写明用途以后显示，会记入日志。</source>
        <translation>The name is masked and the story hidden. Give a purpose to see them; it is logged.</translation>
    </message>
    <message>
        <source>您需要回避（{why}），请另一位审核人员办理。</source>
        <translation>You keep out of this ({why}); another reviewer decides.</translation>
    </message>
    <message>
        <source>已退回：{why}</source>
        <translation>Returned: {why}</translation>
    </message>
    <message>
        <source>异议待答复：{words}</source>
        <translation>Objection to be answered: {words}</translation>
    </message>
    <message>
        <source>这一步由{office}办理。</source>
        <translation>This step is the {office}&apos;s.</translation>
    </message>
    <message>
        <source>原因：{why}</source>
        <translation>Because: {why}</translation>
    </message>
    <message>
        <source>修改后再报</source>
        <translation>Amend and submit</translation>
    </message>
    <message>
        <source>打印推荐表</source>
        <translation>Print the form</translation>
    </message>
    <message>
        <source>登记异议</source>
        <translation>Take an objection</translation>
    </message>
    <message>
        <source>打印证书</source>
        <translation>Print the certificate</translation>
    </message>
    <message>
        <source>登记发布</source>
        <translation>Record a publication</translation>
    </message>
    <message>
        <source>登记撤下</source>
        <translation>Record a removal</translation>
    </message>
    <message>
        <source>撤销…</source>
        <translation>Revoke…</translation>
    </message>
    <message>
        <source>证书编号 {number}</source>
        <translation>Certificate {number}</translation>
    </message>
    <message>
        <source>，已撤销</source>
        <translation>, revoked</translation>
    </message>
    <message>
        <source>荣誉</source>
        <translation>Honour</translation>
    </message>
</context>
<context>
    <name>StarsPage</name>
    <message>
        <source>诚信之星</source>
        <translation>Stars</translation>
    </message>
</context>
<context>
    <name>StatusFeed</name>
    <message>
        <source>{name}（{role}）</source>
        <translation>{name} ({role})</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>锁定窗口 (Ctrl+L)</source>
        <translation>Lock the window (Ctrl+L)</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>最近回执 {day}</source>
        <translation>Last receipt {day}</translation>
    </message>
    <message>
        <source>已全部上报</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>未上报 {what}</source>
        <translation>Unsent: {what}</translation>
    </message>
</context>
<context>
    <name>StockPart</name>
    <message>
        <source>入库…</source>
        <translation>Take in…</translation>
    </message>
    <message>
        <source>盘点…</source>
        <translation>Count…</translation>
    </message>
    <message>
        <source>把物品表拖到这里，或点击选择</source>
        <translation>Drop a list of goods here, or click to choose</translation>
    </message>
    <message>
        <source>物品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>还没有兑换物品</source>
        <translation>No goods yet</translation>
    </message>
    <message>
        <source>物品表写编码、名称、单位、兑换分值、成本、来源和低库存数，拖到上面就行。</source>
        <translation>The list says code, name, unit, points, cost, source and mark of low stock; drop it above.</translation>
    </message>
    <message>
        <source>低库存</source>
        <translation>Low stock</translation>
    </message>
    <message>
        <source>无货</source>
        <translation>None left</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>兑换分值</source>
        <translation>Points each</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>成本（元）</source>
        <translation>Cost (yuan)</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>供货方</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>导入物品表</source>
        <translation>Importing goods</translation>
    </message>
    <message>
        <source>物品表 (*.xlsx *.csv)</source>
        <translation>Lists of goods (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>选择物品表</source>
        <translation>Choose a list of goods</translation>
    </message>
    <message numerus="yes">
        <source>物品表有 %n 处读不成，没有导入</source>
        <translation>
            <numerusform>%n cell of the list cannot be read; nothing was taken in</numerusform>
            <numerusform>%n cells of the list cannot be read; nothing was taken in</numerusform>
        </translation>
    </message>
    <message>
        <source>物品表已导入：新增 {added}，修改 {updated}，未变 {same}</source>
        <translation>Goods taken in: {added} new, {updated} changed, {same} as before</translation>
    </message>
    <message>
        <source>现有库存 {stock}</source>
        <translation>{stock} in stock now</translation>
    </message>
</context>
<context>
    <name>StreetPane</name>
    <message>
        <source>村居</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>各村居</source>
        <translation>Villages</translation>
    </message>
    <message>
        <source>公平线：登记和审核人员家庭的得分占比，不应明显高于户数占比</source>
        <translation>Fairness: the share of points of recorders&apos; and reviewers&apos; households should not be well above their share of households</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>结账</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>待审核</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>本月计分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>参与户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>公平线</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>还没有试点村居</source>
        <translation>No pilot village yet</translation>
    </message>
    <message>
        <source>在上面选一个村居，导入它的积分规则，就开始试点。</source>
        <translation>Choose a village above and import its rules: the pilot begins.</translation>
    </message>
    <message>
        <source>迟结 {month}</source>
        <translation>{month} late</translation>
    </message>
    <message>
        <source>提请街道</source>
        <translation>Handed up</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>SuiteCard</name>
    <message>
        <source>文件的签名与加密</source>
        <translation>How files are signed and sealed</translation>
    </message>
    <message>
        <source>国际算法 (A)</source>
        <translation>International (A)</translation>
    </message>
    <message>
        <source>国密算法 (B)</source>
        <translation>National (B)</translation>
    </message>
    <message>
        <source>算法套件</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>A：Ed25519、age。B：SM2、SM3、SM4。全区所有数据包、回执都用它；随下一个数据包下发。以前的文件照样能打开。</source>
        <translation>A: Ed25519, age. B: SM2, SM3, SM4. All packages and receipts of the district use it; it goes down with the next packages. Earlier files open as before.</translation>
    </message>
    <message>
        <source>与 {names} 往来仍用 {suite}：有一方还没有 {chosen} 的密钥。</source>
        <translation>With {names} it is still {suite}: one side has no keys of {chosen} yet.</translation>
    </message>
    <message>
        <source>{names} 等 {count} 家</source>
        <translation>{names} and others, {count} in all</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>已改用{suite}，随下一个数据包下发。</source>
        <translation>{suite} from now on; it goes down with the next packages.</translation>
    </message>
</context>
<context>
    <name>TakeDownDialog</name>
    <message>
        <source>登记撤下</source>
        <translation>Record a removal</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>发布渠道</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>撤下日期</source>
        <translation>Taken down on</translation>
    </message>
</context>
<context>
    <name>TargetJobs</name>
    <message>
        <source>已设定 {day} 的目标</source>
        <translation>Target of {day} set</translation>
    </message>
    <message>
        <source>设定目标</source>
        <translation>Set target</translation>
    </message>
    <message>
        <source>不再执行</source>
        <translation>No longer in force</translation>
    </message>
    <message>
        <source>已移除 {day} 的目标</source>
        <translation>Target of {day} removed</translation>
    </message>
    <message>
        <source>移除目标</source>
        <translation>Remove target</translation>
    </message>
    <message>
        <source>撤销录入</source>
        <translation>Entry undone</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>TargetsDialog</name>
    <message>
        <source>目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>{area}的注册目标</source>
        <translation>Registration targets of {area}</translation>
    </message>
    <message>
        <source>序时进度是相邻两个目标之间的直线。新的目标随下一个数据包发给下级。</source>
        <translation>The pace is the straight line between neighbouring targets. A new one goes down with the next package.</translation>
    </message>
    <message>
        <source>已有的目标</source>
        <translation>Targets so far</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>截止日期</source>
        <translation>By</translation>
    </message>
    <message>
        <source>已有目标的日期会改成新的数值。</source>
        <translation>A date that has a target gets the new value.</translation>
    </message>
    <message>
        <source>注册率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存目标</source>
        <translation>Save the target</translation>
    </message>
    <message>
        <source>移除所选目标</source>
        <translation>Remove target</translation>
    </message>
</context>
<context>
    <name>TextForm</name>
    <message>
        <source>一行一条，最多 {count} 条</source>
        <translation>One a line, {count} at most</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>起用日</source>
        <translation>From</translation>
    </message>
    <message>
        <source>承诺条款</source>
        <translation>Clauses</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>自愿签署、可随时撤回、不影响办事</source>
        <translation>Voluntary, can be withdrawn, no effect on services</translation>
    </message>
    <message>
        <source>勾选项</source>
        <translation>Ticks</translation>
    </message>
    <message>
        <source>第 {place} 条：{reason}</source>
        <translation>No. {place}: {reason}</translation>
    </message>
    <message>
        <source>{reason}（“{said}”）</source>
        <translation>{reason} (“{said}”)</translation>
    </message>
</context>
<context>
    <name>TextsView</name>
    <message>
        <source>承诺书文本</source>
        <translation>Texts of the pledge</translation>
    </message>
    <message>
        <source>以此起草</source>
        <translation>Draft from this</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Put in force</translation>
    </message>
    <message>
        <source>不要草稿</source>
        <translation>Drop the draft</translation>
    </message>
    <message>
        <source>收回…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>启用的文本随数据包下发，从起用日起印在空白上；已印的不变。</source>
        <translation>A text in force goes down with the next package and is printed on blanks from its day on; what was printed stays as it is.</translation>
    </message>
    <message>
        <source>文本由街道或区里定，随数据包下来；这里只看和导出。</source>
        <translation>The text is set by the street or the district and comes with a package; here it can be read and exported.</translation>
    </message>
    <message>
        <source>随程序提供</source>
        <translation>Comes with the program</translation>
    </message>
    <message>
        <source>{day} 起</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>备用</source>
        <translation>Not in force</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>启用承诺书文本</source>
        <translation>Put the text in force</translation>
    </message>
    <message>
        <source>{version} 从 {day} 起用</source>
        <translation>{version} is in force from {day}</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>收回 {version}</source>
        <translation>Take {version} back</translation>
    </message>
    <message>
        <source>为什么收回；已经印出、签过的不变</source>
        <translation>Why it is taken back; what was printed and signed stays</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>收回承诺书文本</source>
        <translation>Take the text back</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv *.xls *.et)</source>
        <translation>Tables (*.xlsx *.csv *.xls *.et)</translation>
    </message>
    <message>
        <source>导入承诺书文本</source>
        <translation>Import a text of the pledge</translation>
    </message>
    <message>
        <source>这些行不能用，文本没有读入</source>
        <translation>These rows cannot be used; the text was not read</translation>
    </message>
    <message>
        <source>承诺书文本 {version}.xlsx</source>
        <translation>Pledge text {version}.xlsx</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>已存为 {name}</source>
        <translation>Saved as {name}</translation>
    </message>
    <message>
        <source>上次没有启用的草稿还在</source>
        <translation>The draft that was not put in force is still here</translation>
    </message>
    <message>
        <source>草稿已丢弃</source>
        <translation>The draft was thrown away</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>走访与登记记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已撤回或更正</source>
        <translation>Withdrawn or corrected</translation>
    </message>
    <message>
        <source>{name} 录入</source>
        <translation>entered by {name}</translation>
    </message>
    <message>
        <source>约定 {day} 回访</source>
        <translation>follow-up on {day}</translation>
    </message>
    <message>
        <source>{name} · 承诺书{stage}</source>
        <translation>{name} · pledge: {stage}</translation>
    </message>
    <message>
        <source>撤回“{consent}”</source>
        <translation>withdrew: {consent}</translation>
    </message>
    <message>
        <source>居民</source>
        <translation>resident</translation>
    </message>
    <message numerus="yes">
        <source>%n 位居民</source>
        <translation>
            <numerusform>%n resident</numerusform>
            <numerusform>%n residents</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} {day} 撤回</source>
        <translation>taken back by {name} on {day}</translation>
    </message>
    <message>
        <source>{name} {day} 更正</source>
        <translation>corrected by {name} on {day}</translation>
    </message>
    <message>
        <source>{what}：{reason}</source>
        <translation>{what}: {reason}</translation>
    </message>
    <message>
        <source>更正后</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>{field}：{value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>介绍了 {titles}</source>
        <translation>Introduced {titles}</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>撤回选中的记录，写明原因</source>
        <translation>Take the chosen record back, with a reason</translation>
    </message>
    <message>
        <source>更正…</source>
        <translation>Correct…</translation>
    </message>
    <message>
        <source>撤回…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>更正选中的记录，写明原因</source>
        <translation>Correct the chosen record, with a reason</translation>
    </message>
    <message numerus="yes">
        <source>显示已更正和作废的（%n）</source>
        <translation>
            <numerusform>Show what was corrected or voided (%n)</numerusform>
            <numerusform>Show what was corrected or voided (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineJobs</name>
    <message>
        <source>撤回：{what}</source>
        <translation>Take back: {what}</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>登记错了户或人</source>
        <translation>Wrong household or person</translation>
    </message>
    <message>
        <source>重复登记</source>
        <translation>Entered twice</translation>
    </message>
    <message>
        <source>没有这回事</source>
        <translation>It did not happen</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>这次走访登记的注册、承诺和同意一并撤回，不再计入。记录都留着，看得到谁、何时、为什么撤回。</source>
        <translation>Registrations, pledges and consents of this visit are taken back with it and count no more. All records stay to be seen, with who took them back, when and why.</translation>
    </message>
    <message>
        <source>承诺书这一步和后面的步骤一并撤回；编号作废，不再使用。记录都留着，看得到谁、何时、为什么撤回。</source>
        <translation>This step of the pledge and those after it are taken back; its number is never used again. All records stay to be seen, with who took them back, when and why.</translation>
    </message>
    <message>
        <source>用于登记有误。本人改变主意不同意了，请在走访里登记撤回同意。记录都留着。</source>
        <translation>For what was entered wrongly. Who has changed their mind withdraws the consent at a visit. All records stay.</translation>
    </message>
    <message>
        <source>这条记录不再计入。记录都留着，看得到谁、何时、为什么撤回。</source>
        <translation>This record counts no more. It stays to be seen, with who took it back, when and why.</translation>
    </message>
    <message>
        <source>已更正走访</source>
        <translation>The visit was corrected</translation>
    </message>
    <message numerus="yes">
        <source>一同改日期 %n 条</source>
        <translation>
            <numerusform>%n record dated anew with it</numerusform>
            <numerusform>%n records dated anew with it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>一同撤回 %n 条</source>
        <translation>
            <numerusform>%n record taken back with it</numerusform>
            <numerusform>%n records taken back with it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已撤回 %n 条记录</source>
        <translation>
            <numerusform>%n record was taken back</numerusform>
            <numerusform>%n records were taken back</numerusform>
        </translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message numerus="yes">
        <source>已更正 %n 条记录</source>
        <translation>
            <numerusform>%n record corrected</numerusform>
            <numerusform>%n records corrected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>关闭提示</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>还没有户册</source>
        <translation>No register yet</translation>
    </message>
    <message>
        <source>导入户册以后，这里每天列出该走访哪几户，为什么。</source>
        <translation>Once a register is imported, this page says each day whom to visit and why.</translation>
    </message>
    <message>
        <source>导入户册</source>
        <translation>Import a register</translation>
    </message>
    <message>
        <source>开始走访</source>
        <translation>Start visiting</translation>
    </message>
    <message>
        <source>正在统计</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>打印走访单</source>
        <translation>Print a round</translation>
    </message>
    <message>
        <source>录入走访单</source>
        <translation>Enter a round</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>拖进来的文件</source>
        <translation>Files handed in</translation>
    </message>
    <message numerus="yes">
        <source>导入 %n 个文件</source>
        <translation>
            <numerusform>Import one file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreeView</name>
    <message>
        <source>所在区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Enter 进入    Backspace 返回上级</source>
        <translation>Enter go in    Backspace go up</translation>
    </message>
    <message>
        <source>各区域今日情况</source>
        <translation>Areas today</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>应注册</source>
        <translation>Eligible</translation>
    </message>
    <message>
        <source>已注册</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>注册率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>本周户次</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>见面户数</source>
        <translation>Homes met</translation>
    </message>
    <message>
        <source>新增注册</source>
        <translation>New reg.</translation>
    </message>
    <message>
        <source>新签承诺</source>
        <translation>New pledges</translation>
    </message>
    <message>
        <source>这里没有下级区域</source>
        <translation>No areas below this one</translation>
    </message>
    <message>
        <source>导入区域名单，或返回上级查看其他区域。</source>
        <translation>Import a list of areas, or go up to see others.</translation>
    </message>
    <message numerus="yes">
        <source>%n 件诉求超期未答复</source>
        <translation>
            <numerusform>%n request overdue</numerusform>
            <numerusform>%n requests overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个身份证号不止一人用</source>
        <translation>
            <numerusform>%n ID number stands at several people</numerusform>
            <numerusform>%n ID numbers stand at several people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TurnoverDialog</name>
    <message>
        <source>现在住的人从那天起都算迁出；新租户单独成户，不填姓名就是空房。</source>
        <translation>Those who live there now have moved out from that day on; the new tenant is a household of its own. Without a name the dwelling is empty.</translation>
    </message>
    <message>
        <source>换租户</source>
        <translation>Change of tenants</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>新租户</source>
        <translation>New tenant</translation>
    </message>
</context>
<context>
    <name>TwiceNotice</name>
    <message>
        <source>{time} 已登记过走访（{outcome}），相隔不到一小时。确实又去了一次，照常保存就行。</source>
        <translation>A visit at {time} ({outcome}) stands already, less than an hour away. If somebody knocked again, just save this one.</translation>
    </message>
</context>
<context>
    <name>UndoImportDialog</name>
    <message>
        <source>恢复这次导入</source>
        <translation>Take this import in again</translation>
    </message>
    <message>
        <source>撤销这次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>恢复和别的改动一样，下次导出时告诉各方。</source>
        <translation>Like any other change, the next packages tell everybody.</translation>
    </message>
    <message>
        <source>撤销和别的改动一样，下次导出时告诉各方；别人后来的改动都保留，以后还可以恢复。</source>
        <translation>Like any other change, the next packages tell everybody. What others changed since is kept, and the import can be taken in again.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>恢复导入</source>
        <translation>Take in again</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Undo import</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>What happens</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{fields}：{why}</source>
        <translation>{fields}: {why}</translation>
    </message>
    <message>
        <source>重新计入</source>
        <translation>Counts again</translation>
    </message>
    <message>
        <source>不再计入</source>
        <translation>Counts no more</translation>
    </message>
    <message>
        <source>回到户册</source>
        <translation>Back on the register</translation>
    </message>
    <message>
        <source>移出户册</source>
        <translation>Taken off the register</translation>
    </message>
    <message>
        <source>改为导入的：{fields}</source>
        <translation>As imported: {fields}</translation>
    </message>
    <message>
        <source>改回：{fields}</source>
        <translation>Set back: {fields}</translation>
    </message>
    <message>
        <source>已经没有它带来的内容</source>
        <translation>Nothing of it is left</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Reversed</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>不能恢复</source>
        <translation>Cannot</translation>
    </message>
    <message>
        <source>不能撤销</source>
        <translation>Cannot</translation>
    </message>
    <message>
        <source>不再等待</source>
        <translation>Wait no longer</translation>
    </message>
    <message>
        <source>这些记录回到撤销之前的样子。</source>
        <translation>These records become what they were before the undo.</translation>
    </message>
    <message>
        <source>撤销之后有人改过，原样保留。</source>
        <translation>Somebody changed these since the undo; they stay as they are.</translation>
    </message>
    <message>
        <source>这些记录不能撤销，保持原样；原因写在后面。</source>
        <translation>These records cannot be changed and stay as they are; the reason stands beside each.</translation>
    </message>
    <message>
        <source>这些记录回到没有这次导入时的样子。</source>
        <translation>These records become what they would be without this import.</translation>
    </message>
    <message>
        <source>后来有人改过，或有别的记录以它为准，原样保留。</source>
        <translation>Changed since, or others&apos; later records rest on them: they stay as they are.</translation>
    </message>
    <message>
        <source>这次导入搁置的记录不再等待重试；恢复导入时接着等待。</source>
        <translation>What this import left set aside is no longer tried again; it is when the import is taken in again.</translation>
    </message>
    <message>
        <source>{why}；其余改回：{fields}</source>
        <translation>{why}; set back: {fields}</translation>
    </message>
</context>
<context>
    <name>UndoJobs</name>
    <message>
        <source>正在查看恢复会怎样</source>
        <translation>Looking at what taking it in again would do</translation>
    </message>
    <message>
        <source>正在查看撤销会怎样</source>
        <translation>Looking at what undoing would do</translation>
    </message>
    <message>
        <source>{name} 的第 {number} 号数据包，{time} 导入。</source>
        <translation>Package {number} from {name}, imported {time}. </translation>
    </message>
    <message>
        <source>正在恢复导入</source>
        <translation>Taking the import in again</translation>
    </message>
    <message>
        <source>正在撤销导入</source>
        <translation>Undoing the import</translation>
    </message>
    <message>
        <source>已恢复这次导入：恢复 {reversed:,} 条，保留 {kept:,} 条</source>
        <translation>Taken in again: {reversed:,} records back, {kept:,} kept as they are</translation>
    </message>
    <message>
        <source>已撤销这次导入：收回 {reversed:,} 条，保留 {kept:,} 条，另有 {left:,} 条不能撤销</source>
        <translation>Import undone: {reversed:,} records reversed, {kept:,} kept, {left:,} that cannot be</translation>
    </message>
    <message>
        <source>已撤销这次导入：收回 {reversed:,} 条，保留 {kept:,} 条</source>
        <translation>Import undone: {reversed:,} records reversed, {kept:,} kept</translation>
    </message>
    <message>
        <source>{name}，{time} 导入。</source>
        <translation>{name}, taken in at {time}. </translation>
    </message>
</context>
<context>
    <name>UnfiledDialog</name>
    <message>
        <source>没有归位的页</source>
        <translation>Pages that were not filed</translation>
    </message>
    <message>
        <source>这一页已经归过位</source>
        <translation>that page was filed before</translation>
    </message>
    <message>
        <source>缺第 {page} 页</source>
        <translation>page {page} is missing</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>页</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>What is wrong</translation>
    </message>
</context>
<context>
    <name>UnmergeDialog</name>
    <message>
        <source>姓名未上报</source>
        <translation>Name not reported</translation>
    </message>
    <message>
        <source>{name} 回到 {address}，各自的走访、注册、承诺算回各自名下。</source>
        <translation>{name} goes back to {address}; visits, registrations and pledges count for their own side again.</translation>
    </message>
    <message>
        <source>原来的户</source>
        <translation>the former household</translation>
    </message>
    <message>
        <source>撤销合并</source>
        <translation>Undo merge</translation>
    </message>
    <message>
        <source>不是同一人</source>
        <translation>Not the same person</translation>
    </message>
    <message>
        <source>合并错了</source>
        <translation>Merged by mistake</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>UnreadView</name>
    <message>
        <source>待认领的页</source>
        <translation>Waiting pages</translation>
    </message>
    <message>
        <source>扫描页</source>
        <translation>Scanned page</translation>
    </message>
    <message>
        <source>归到哪一份</source>
        <translation>File under which pledge</translation>
    </message>
    <message>
        <source>编号末四位，或姓名、住址</source>
        <translation>Last four digits, or name or address</translation>
    </message>
    <message>
        <source>可能是谁的</source>
        <translation>Whose it may be</translation>
    </message>
    <message>
        <source>归到这一份</source>
        <translation>File under this one</translation>
    </message>
    <message>
        <source>不是承诺书…</source>
        <translation>Not a pledge…</translation>
    </message>
    <message>
        <source>没有待认领的扫描页</source>
        <translation>No scanned page waits</translation>
    </message>
    <message>
        <source>读不出编号的页会带着图留在这里，由人看图归位；归位不等于登记签署。</source>
        <translation>Pages whose number could not be read stay here with their picture until somebody files them. Filing a page does not record a signing.</translation>
    </message>
    <message>
        <source>去归档扫描件</source>
        <translation>File scans</translation>
    </message>
    <message>
        <source>{file}，第 {page} 页</source>
        <translation>{file}, page {page}</translation>
    </message>
    <message>
        <source>页上是这个编号</source>
        <translation>number on the page</translation>
    </message>
    <message>
        <source>编号挨着前后页</source>
        <translation>next to the pages around</translation>
    </message>
    <message>
        <source>还缺页</source>
        <translation>page missing</translation>
    </message>
    <message>
        <source>签了，没有扫描</source>
        <translation>signed, no scan</translation>
    </message>
    <message>
        <source>印了，还没签</source>
        <translation>printed, unsigned</translation>
    </message>
    <message>
        <source>没有填姓名</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>归档扫描件</source>
        <translation>File scans</translation>
    </message>
    <message>
        <source>不归入承诺书</source>
        <translation>Not filed under a pledge</translation>
    </message>
    <message numerus="yes">
        <source>%n 页从这里拿走，图不再列出；随时可以撤销。</source>
        <translation>
            <numerusform>%n page is taken away from here; this can be undone.</numerusform>
            <numerusform>%n pages are taken away from here; this can be undone.</numerusform>
        </translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>不是承诺书</source>
        <translation>Not a pledge</translation>
    </message>
    <message>
        <source>重复扫描</source>
        <translation>Scanned twice</translation>
    </message>
    <message>
        <source>背面或空白</source>
        <translation>A back, or blank</translation>
    </message>
    <message>
        <source>重扫过了</source>
        <translation>Scanned again since</translation>
    </message>
    <message>
        <source>拿走</source>
        <translation>Take away</translation>
    </message>
    <message>
        <source>归到 {number} 第 {page} 页</source>
        <translation>Filed under {number}, page {page}</translation>
    </message>
    <message numerus="yes">
        <source>拿走 %n 页</source>
        <translation>
            <numerusform>%n page taken away</numerusform>
            <numerusform>%n pages taken away</numerusform>
        </translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>转 90°（Ctrl+R）</source>
        <translation>Turn 90° (Ctrl+R)</translation>
    </message>
</context>
<context>
    <name>ViewsPage</name>
    <message>
        <source>{view} {count}</source>
        <translation>{view} {count}</translation>
    </message>
</context>
<context>
    <name>VillagePane</name>
    <message>
        <source>按板块</source>
        <translation>By theme</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>星级</source>
        <translation>Star bands</translation>
    </message>
    <message>
        <source>只列户数；看户要写用途</source>
        <translation>Counts only; to see households, state a purpose</translation>
    </message>
    <message>
        <source>等着办的</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>In all</translation>
    </message>
    <message>
        <source>板块</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>笔数</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>计分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>{period}，已通过的记录，结账前还会变</source>
        <translation>{period}, entries that passed; it may change until closing</translation>
    </message>
    <message>
        <source>参与 {households:,} 户 {people:,} 人，今年的分数截至今天</source>
        <translation>{households:,} households, {people:,} people take part; this year&apos;s points up to today</translation>
    </message>
    <message>
        <source>{year} 年的放假调休表还没有，异议的办理期限按周末推算，可能不准。</source>
        <translation>There is no calendar of working days for {year}: due days of objections are reckoned from weekdays and may be wrong.</translation>
    </message>
    <message>
        <source>审核、结账由另一单位办理</source>
        <translation>Another office decides and closes</translation>
    </message>
    <message>
        <source>兑换由另一单位办理</source>
        <translation>another office redeems</translation>
    </message>
    <message>
        <source>还没有收到数据</source>
        <translation>no package yet</translation>
    </message>
    <message>
        <source>{what}，这里的数字截至 {since}。</source>
        <translation>{what}; the figures are as of {since}.</translation>
    </message>
    <message>
        <source>去公示</source>
        <translation>To the public sheets</translation>
    </message>
</context>
<context>
    <name>VisitDetails</name>
    <message>
        <source>讲解内容</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>宣传单</source>
        <translation>Leaflets</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>介绍措施</source>
        <translation>Incentives introduced</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>方式</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>回访日期</source>
        <translation>Come back</translation>
    </message>
    <message>
        <source>成年人</source>
        <translation>Adults</translation>
    </message>
    <message>
        <source>先选择走访结果：按数字键，或点一个结果。</source>
        <translation>Choose the outcome first: press its key, or click one.</translation>
    </message>
    <message>
        <source>户册里没有住在这里的成年人。</source>
        <translation>The register knows no adult who lives here.</translation>
    </message>
    <message numerus="yes">
        <source>另有未成年人 %n 人，只计人数，不登记。</source>
        <translation>
            <numerusform>And %n minor, counted only.</numerusform>
            <numerusform>And %n minors, counted only.</numerusform>
        </translation>
    </message>
    <message>
        <source>同意登记 / 同意上报 / 同意公开：各自单独同意，按 V 展开</source>
        <translation>Three consents, each by itself: V shows them</translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <source>作废 {name}</source>
        <translation>Void {name}</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>记录留着，看得到谁、何时、为什么作废。已结账的月份不变，更正记在未结的月份里。</source>
        <translation>The entry stays, with who voided it, when and why. Closed months do not change; corrections stand in an open month.</translation>
    </message>
    <message>
        <source>正在看会冲回什么…</source>
        <translation>Looking at what that reverses…</translation>
    </message>
    <message>
        <source>记错了人</source>
        <translation>Wrong person</translation>
    </message>
    <message>
        <source>记错了项目</source>
        <translation>Wrong item</translation>
    </message>
    <message>
        <source>重复登记</source>
        <translation>Entered twice</translation>
    </message>
    <message>
        <source>没有这件事</source>
        <translation>It did not happen</translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation>Because</translation>
    </message>
    <message numerus="yes">
        <source>会作废 %n 笔，冲回 {points} 分。</source>
        <translation>
            <numerusform>%n entry will be voided, {points} points reversed. </numerusform>
            <numerusform>%n entries will be voided, {points} points reversed. </numerusform>
        </translation>
    </message>
    <message>
        <source>其中 {count} 笔已结账，更正记在 {period}，当月再公示。</source>
        <translation>{count} of them are closed: the correction stands in {period} and goes on its notice. </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 户余额会成负数，暂停兑换，不追缴。</source>
        <translation>
            <numerusform>The balance of %n household falls below zero: it redeems nothing for now, and nothing is reclaimed.</numerusform>
            <numerusform>The balances of %n households fall below zero: they redeem nothing for now, and nothing is reclaimed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoucherList</name>
    <message>
        <source>退回物品…</source>
        <translation>Bring goods back…</translation>
    </message>
    <message>
        <source>再打印</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>兑换记录</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>还没有兑换过。</source>
        <translation>Nothing redeemed yet.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>物品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>（退 {count}）</source>
        <translation> ({count} back)</translation>
    </message>
    <message>
        <source>已下架</source>
        <translation>no longer offered</translation>
    </message>
    <message>
        <source>已退回，余额 {points} 分</source>
        <translation>Taken back; balance {points} points</translation>
    </message>
    <message>
        <source>打印兑换单</source>
        <translation>Printing the voucher</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>等待上级批准</source>
        <translation>Waiting for approval</translation>
    </message>
    <message>
        <source>{name}（{area}）的工作区已建好，尚未收到上级证书。</source>
        <translation>The workspace of {name} ({area}) is made; only the certificate is missing.</translation>
    </message>
    <message>
        <source>1  把申请文件交给上级</source>
        <translation>1  Hand the request to the office above</translation>
    </message>
    <message>
        <source>上级批准时会念出这串指纹，两边一致才能批准：</source>
        <translation>The office above reads out this fingerprint; both must be the same:</translation>
    </message>
    <message>
        <source>2  收到证书后拖到这里</source>
        <translation>2  Drop the certificate here when it comes</translation>
    </message>
    <message>
        <source>把证书 (.gccert) 拖到这里，或点击选择文件</source>
        <translation>Drop the certificate (.gccert) here, or click to choose</translation>
    </message>
    <message>
        <source>换一个工作区</source>
        <translation>Another workspace</translation>
    </message>
    <message>
        <source>另存到…</source>
        <translation>Save to…</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>申请文件 (*.gcreq)</source>
        <translation>Enrolment request (*.gcreq)</translation>
    </message>
    <message>
        <source>保存申请文件</source>
        <translation>Save the request</translation>
    </message>
    <message>
        <source>选择证书</source>
        <translation>Choose the certificate</translation>
    </message>
    <message>
        <source>只接受发来邀请的单位签发的证书，它的指纹是：</source>
        <translation>Only a certificate of the office that sent the invitation is accepted; its fingerprint:</translation>
    </message>
    <message>
        <source>{file}：请上级念出它的指纹，两边一致再接受。</source>
        <translation>{file}: have the office above read its fingerprint out; accept only if both are the same.</translation>
    </message>
    <message>
        <source>指纹一致，接受</source>
        <translation>Same fingerprint, accept</translation>
    </message>
    <message>
        <source>不一致，不接受</source>
        <translation>Different, do not accept</translation>
    </message>
    <message>
        <source>{file}：换成这份邀请后，只接受下面这个单位签发的证书。请先核对指纹。</source>
        <translation>{file}: with this invitation, only a certificate of the office below is accepted from now on. Compare the fingerprint first.</translation>
    </message>
    <message>
        <source>证书或邀请 (*.gccert *.gcinv)</source>
        <translation>Certificate or invitation (*.gccert *.gcinv)</translation>
    </message>
</context>
<context>
    <name>WaitingStrip</name>
    <message numerus="yes">
        <source>%n 户的走访没填完</source>
        <translation>
            <numerusform>%n visit not finished</numerusform>
            <numerusform>%n visits not finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 项待处理</source>
        <translation>
            <numerusform>%n waiting for you</numerusform>
            <numerusform>%n waiting for you</numerusform>
        </translation>
    </message>
    <message>
        <source>未上报 {what}</source>
        <translation>Unsent: {what}</translation>
    </message>
    <message numerus="yes">
        <source>%n 件诉求超期未答复</source>
        <translation>
            <numerusform>%n request overdue</numerusform>
            <numerusform>%n requests overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个身份证号不止一人用</source>
        <translation>
            <numerusform>%n ID number stands at several people</numerusform>
            <numerusform>%n ID numbers stand at several people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingTiles</name>
    <message>
        <source>待审核</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>退回给我</source>
        <translation>Returned to me</translation>
    </message>
    <message>
        <source>异议待答复</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>待结账</source>
        <translation>To close</translation>
    </message>
    <message>
        <source>低库存</source>
        <translation>Low stock</translation>
    </message>
    <message>
        <source>改后再报</source>
        <translation>amend and hand in</translation>
    </message>
    <message numerus="yes">
        <source>已超期 %n 件</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>最早 {month}</source>
        <translation>from {month}</translation>
    </message>
    <message>
        <source>需要补货</source>
        <translation>to be refilled</translation>
    </message>
    <message>
        <source>公示要重印</source>
        <translation>Sheets to reprint</translation>
    </message>
    <message>
        <source>有人撤回了同意</source>
        <translation>a consent was withdrawn</translation>
    </message>
</context>
<context>
    <name>WatchSwitch</name>
    <message>
        <source>看住扫描文件夹</source>
        <translation>Watch a folder of scans</translation>
    </message>
    <message>
        <source>选文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>看住哪个文件夹</source>
        <translation>Which folder to watch</translation>
    </message>
    <message>
        <source>归档扫描件</source>
        <translation>File scans</translation>
    </message>
    <message>
        <source>放进去的扫描件自动归位</source>
        <translation>Scans put there are filed by themselves</translation>
    </message>
    <message numerus="yes">
        <source>没有动 %n 个别的文件：{names}</source>
        <translation>
            <numerusform>%n other file left alone: {names}</numerusform>
            <numerusform>%n other files left alone: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>换文件夹…</source>
        <translation>Another folder…</translation>
    </message>
</context>
<context>
    <name>WeekRowsDialog</name>
    <message numerus="yes">
        <source>本周走访 %n 户次</source>
        <translation>
            <numerusform>%n visit this week</numerusform>
            <numerusform>%n visits this week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>本周见面 %n 户</source>
        <translation>
            <numerusform>%n home met this week</numerusform>
            <numerusform>%n homes met this week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>本周新增注册 %n 人</source>
        <translation>
            <numerusform>%n new registration this week</numerusform>
            <numerusform>%n new registrations this week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>本周新签承诺 %n 人</source>
        <translation>
            <numerusform>%n new pledge this week</numerusform>
            <numerusform>%n new pledges this week</numerusform>
        </translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Enter 打开这一户</source>
        <translation>Enter open this home</translation>
    </message>
    <message>
        <source>已移出本网格的户</source>
        <translation>A household that left this grid</translation>
    </message>
</context>
<context>
    <name>WeekTiles</name>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>走访户次</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>见面户数</source>
        <translation>Homes met</translation>
    </message>
    <message>
        <source>新增注册</source>
        <translation>Registrations</translation>
    </message>
    <message>
        <source>新签承诺</source>
        <translation>Pledges</translation>
    </message>
    <message numerus="yes">
        <source>另有电话 %n 次</source>
        <translation>
            <numerusform>and %n by phone</numerusform>
            <numerusform>and %n by phone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>走访 %n 户</source>
        <translation>
            <numerusform>of %n visited</numerusform>
            <numerusform>of %n visited</numerusform>
        </translation>
    </message>
    <message>
        <source>累计 {count:,}</source>
        <translation>{count:,} in all</translation>
    </message>
</context>
<context>
    <name>WeekView</name>
    <message>
        <source>导出暂计…</source>
        <translation>Export provisional…</translation>
    </message>
    <message>
        <source>暂计_{week}.xlsx</source>
        <translation>provisional_{week}.xlsx</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf)</source>
        <translation>Excel workbook (*.xlsx);;PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>导出暂计</source>
        <translation>Export provisional</translation>
    </message>
    <message>
        <source>（暂计）</source>
        <translation>(provisional) </translation>
    </message>
    <message>
        <source>已存为 {name}</source>
        <translation>Saved as {name}</translation>
    </message>
    <message>
        <source>{year}年第{number}周（{days}）</source>
        <translation>{year}, week {number} ({days})</translation>
    </message>
    <message>
        <source>截止时间…</source>
        <translation>Cut-off…</translation>
    </message>
    <message>
        <source>签发时不算这之后收到和录入的；平时以签发那一刻为准</source>
        <translation>What came in or was entered later is left out of the issue; by default the moment of issue counts</translation>
    </message>
    <message>
        <source>截止时间</source>
        <translation>Cut-off</translation>
    </message>
    <message>
        <source>截止 {moment}。</source>
        <translation>Cut-off {moment}.</translation>
    </message>
    <message>
        <source>不算这之后收到和录入的，写成 2026-11-30 09:00</source>
        <translation>What came in or was entered later is left out; written 2026-11-30 09:00</translation>
    </message>
</context>
<context>
    <name>WordingDialog</name>
    <message>
        <source>通报和提示的文字</source>
        <translation>Wording of bulletins and reminders</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>{month} 处写月份</source>
        <translation>{month} stands for the month</translation>
    </message>
    <message>
        <source>空着用本单位名称</source>
        <translation>Blank: this office’s name</translation>
    </message>
    <message>
        <source>空着就没有红头</source>
        <translation>Blank: no red head</translation>
    </message>
    <message>
        <source>恢复原文</source>
        <translation>Usual words</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>没有可以撤销的了</source>
        <translation>Nothing is left to undo</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>{stage}  {done:,} / {total:,}</source>
        <translation>{stage}  {done:,} / {total:,}</translation>
    </message>
    <message>
        <source>正在停止</source>
        <translation>Stopping</translation>
    </message>
</context>
<context>
    <name>_Beginning</name>
    <message>
        <source>建立工作区</source>
        <translation>Make the workspace</translation>
    </message>
    <message>
        <source>这一项要填写。</source>
        <translation>Fill this in.</translation>
    </message>
    <message>
        <source>太容易被猜到：{reason}。</source>
        <translation>Too easy to guess: {reason}.</translation>
    </message>
    <message>
        <source>网格员的电脑</source>
        <translation>A grid worker&apos;s computer</translation>
    </message>
    <message>
        <source>村居的电脑</source>
        <translation>A village&apos;s computer</translation>
    </message>
    <message>
        <source>街道办事处的电脑</source>
        <translation>A street office&apos;s computer</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Office name</translation>
    </message>
    <message>
        <source>上级在批准时看到的名字。</source>
        <translation>The name that the office above sees when it approves.</translation>
    </message>
</context>
<context>
    <name>_Carrier</name>
    <message>
        <source>存到 U 盘</source>
        <translation>Save to USB stick</translation>
    </message>
    <message>
        <source>没有找到 U 盘</source>
        <translation>No USB stick found</translation>
    </message>
    <message>
        <source>插好 U 盘，等电脑认出它以后再按一次；也可以把文件直接拖到 U 盘的窗口里。</source>
        <translation>Plug the stick in, wait until the computer knows it, and press again; or drag the file into the stick&apos;s window.</translation>
    </message>
    <message>
        <source>正在存到 U 盘 {place}</source>
        <translation>Saving to the stick {place}</translation>
    </message>
    <message>
        <source>已存到 {place}，并读回核对过。弹出 U 盘后就可以拔下。</source>
        <translation>Saved to {place} and read back. Eject the stick before you pull it out.</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>口令不对。请检查大小写和输入法。</source>
        <translation>Wrong passphrase. Check capitals and the input method.</translation>
    </message>
    <message>
        <source>请输入口令。</source>
        <translation>Type the passphrase.</translation>
    </message>
    <message numerus="yes">
        <source>口令连续输错，请等 %n 秒，{until} 以后再试。</source>
        <translation>
            <numerusform>Wrong passphrases in a row: wait %n second and try again after {until}.</numerusform>
            <numerusform>Wrong passphrases in a row: wait %n seconds and try again after {until}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Met</name>
    <message>
        <source>居民</source>
        <translation>Resident</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>收起或展开侧栏</source>
        <translation>Narrow or widen the rail</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>筛选户册</source>
        <translation>Filter the register</translation>
    </message>
    <message>
        <source>导入户册</source>
        <translation>Import a register</translation>
    </message>
    <message>
        <source>登记走访</source>
        <translation>Log a visit</translation>
    </message>
    <message>
        <source>导出数据包</source>
        <translation>Export package</translation>
    </message>
    <message>
        <source>导入数据包或回执</source>
        <translation>Import packages or receipts</translation>
    </message>
    <message>
        <source>导入记录</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>记一笔信用+</source>
        <translation>Enter credit</translation>
    </message>
    <message>
        <source>存下当前筛选</source>
        <translation>Keep what is shown as a filter</translation>
    </message>
</context>
<context>
    <name>credit</name>
    <message>
        <source>{name}（{reason}）</source>
        <translation>{name} ({reason})</translation>
    </message>
    <message>
        <source>等 {count} 人</source>
        <translation> and others, {count} in all</translation>
    </message>
    <message>
        <source>{group}：同类取高</source>
        <translation>{group}: highest counts</translation>
    </message>
    <message>
        <source>每 {hours} 小时</source>
        <translation>every {hours} hours</translation>
    </message>
    <message>
        <source>分档</source>
        <translation>tiers</translation>
    </message>
    <message>
        <source>{points} 分</source>
        <translation>{points} points</translation>
    </message>
    <message>
        <source>{span}最多 {cap} 次</source>
        <translation>{cap} times, {span}</translation>
    </message>
    <message>
        <source>{span}最多 {cap} 分</source>
        <translation>{cap} points at most, {span}</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>删去</source>
        <translation>Gone</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>积分规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>记一笔</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>活动单</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>规则与参与</source>
        <translation>Rules, people</translation>
    </message>
    <message>
        <source>结账</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>逐笔</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>按户</source>
        <translation>By household</translation>
    </message>
    <message>
        <source>当天超过 12 小时</source>
        <translation>over 12 hours that day</translation>
    </message>
    <message>
        <source>5 分钟内连续录入过多</source>
        <translation>many entries within 5 minutes</translation>
    </message>
    <message>
        <source>同一时间有两个活动</source>
        <translation>two activities at once</translation>
    </message>
    <message>
        <source>兑换台</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>物品与库存</source>
        <translation>Goods and stock</translation>
    </message>
    <message>
        <source>资金</source>
        <translation>Fund</translation>
    </message>
    <message>
        <source>待审核的记录</source>
        <translation>Entries to review</translation>
    </message>
    <message>
        <source>抽查</source>
        <translation>Spot check</translation>
    </message>
    <message>
        <source>缺佐证</source>
        <translation>no evidence</translation>
    </message>
    <message>
        <source>整户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>提请</source>
        <translation>handed up</translation>
    </message>
    <message>
        <source>户和人</source>
        <translation>Household and person</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>参与</source>
        <translation>Taking part</translation>
    </message>
    <message>
        <source>亲属</source>
        <translation>Kin</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>结账与公示</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>兑换</source>
        <translation>Redeem</translation>
    </message>
    <message>
        <source>{year} 年 12 月结账时，没有兑换的余额只结转 {carry}%。请在 {day} 前打印并张贴公示，A 表写明这一条。</source>
        <translation>When December {year} is closed, only {carry}% of unredeemed balances are carried over. Print and hang up the sheets by {day}: sheet A says so.</translation>
    </message>
    <message>
        <source>{year} 年 12 月结账时，没有兑换的余额清零。请在 {day} 前打印并张贴公示，A 表写明这一条。</source>
        <translation>When December {year} is closed, unredeemed balances lapse. Print and hang up the sheets by {day}: sheet A says so.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>dispatch</name>
    <message>
        <source>周调度</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>已签发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>月通报</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>重点任务</source>
        <translation>Key tasks</translation>
    </message>
    <message>
        <source>双公示</source>
        <translation>Filings</translation>
    </message>
    <message>
        <source>工作提示</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>考核</source>
        <translation>Assessment</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>合成一份</source>
        <translation>One for all</translation>
    </message>
    <message>
        <source>每村居一份</source>
        <translation>One per village</translation>
    </message>
    <message>
        <source>每网格一份</source>
        <translation>One per grid</translation>
    </message>
    <message>
        <source>每户一份</source>
        <translation>One per household</translation>
    </message>
    <message>
        <source>每人一份</source>
        <translation>One per person</translation>
    </message>
    <message>
        <source>每村居一行</source>
        <translation>A row per village</translation>
    </message>
    <message>
        <source>每网格一行</source>
        <translation>A row per grid</translation>
    </message>
    <message>
        <source>每户一行</source>
        <translation>A row per household</translation>
    </message>
    <message>
        <source>每人一行</source>
        <translation>A row per person</translation>
    </message>
    <message>
        <source>各一个文件</source>
        <translation>A file each</translation>
    </message>
    <message>
        <source>一个文件，各一张工作表</source>
        <translation>One file, a sheet each</translation>
    </message>
    <message>
        <source>居民</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>区域和统计</source>
        <translation>Area and counts</translation>
    </message>
    <message>
        <source>填表单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>页眉页脚</source>
        <translation>Header or footer</translation>
    </message>
    <message>
        <source>页脚</source>
        <translation>Footer</translation>
    </message>
    <message>
        <source>脚注</source>
        <translation>Footnote</translation>
    </message>
    <message>
        <source>文本框</source>
        <translation>Text box</translation>
    </message>
</context>
<context>
    <name>ledgers</name>
    <message>
        <source>信用信息</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>主题活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>海报投放</source>
        <translation>Placements</translation>
    </message>
    <message>
        <source>海报巡查</source>
        <translation>Inspections</translation>
    </message>
    <message>
        <source>业主群</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>企业走访</source>
        <translation>Enterprises</translation>
    </message>
    <message>
        <source>激励措施</source>
        <translation>Incentives</translation>
    </message>
    <message>
        <source>宣传节点</source>
        <translation>Occasions</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>户册</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>走访</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>榴花分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>海报</source>
        <translation>Posters</translation>
    </message>
    <message>
        <source>交换</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>信用+</source>
        <translation>Credit plus</translation>
    </message>
    <message>
        <source>诚信之星</source>
        <translation>Stars</translation>
    </message>
    <message>
        <source>承诺书</source>
        <translation>Pledges</translation>
    </message>
    <message>
        <source>安排</source>
        <translation>Planning</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>调度</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>宣传</source>
        <translation>Publicity</translation>
    </message>
</context>
<context>
    <name>planning</name>
    <message>
        <source>走访单</source>
        <translation>Rounds</translation>
    </message>
    <message>
        <source>回访日程</source>
        <translation>Promised visits</translation>
    </message>
    <message>
        <source>诉求转办</source>
        <translation>Requests</translation>
    </message>
</context>
<context>
    <name>pledges</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>印制</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>扫描</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>撤回、作废</source>
        <translation>Withdrawn, voided</translation>
    </message>
    <message>
        <source>待认领</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>档案盒</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Disposal</translation>
    </message>
    <message>
        <source>文本</source>
        <translation>Texts</translation>
    </message>
</context>
<context>
    <name>score</name>
    <message>
        <source>按区域</source>
        <translation>By area</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>应注册</source>
        <translation>Eligible</translation>
    </message>
    <message>
        <source>年龄待核</source>
        <translation>Age unknown</translation>
    </message>
    <message>
        <source>已告知</source>
        <translation>Informed</translation>
    </message>
    <message>
        <source>未告知</source>
        <translation>Not informed</translation>
    </message>
    <message>
        <source>已注册</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>已承诺</source>
        <translation>Pledged</translation>
    </message>
    <message>
        <source>已注册并承诺</source>
        <translation>Registered and pledged</translation>
    </message>
    <message>
        <source>已注册未承诺</source>
        <translation>Registered, not pledged</translation>
    </message>
    <message>
        <source>已承诺未注册</source>
        <translation>Pledged, not registered</translation>
    </message>
    <message>
        <source>均未办理</source>
        <translation>Neither registered nor pledged</translation>
    </message>
    <message>
        <source>本周新增</source>
        <translation>New this week</translation>
    </message>
    <message>
        <source>本周核减</source>
        <translation>Removed this week</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdrew</translation>
    </message>
    <message>
        <source>死亡</source>
        <translation>Died</translation>
    </message>
    <message>
        <source>迁出</source>
        <translation>Moved out</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>进入基数</source>
        <translation>Into the base</translation>
    </message>
    <message>
        <source>退出基数</source>
        <translation>Out of the base</translation>
    </message>
    <message>
        <source>按现住</source>
        <translation>By residence</translation>
    </message>
    <message>
        <source>按户籍</source>
        <translation>By registry</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>注册率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>承诺率</source>
        <translation>Pledge rate</translation>
    </message>
    <message>
        <source>排名</source>
        <translation>Rank</translation>
    </message>
</context>
<context>
    <name>searching</name>
    <message>
        <source>姓名未上报</source>
        <translation>Name not reported</translation>
    </message>
    <message>
        <source>{name} 户</source>
        <translation>Household of {name}</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>别人刚改过这一项，这次没有写进去；现在显示的是最新的值。</source>
        <translation>Somebody else just changed this, so it was not written; the latest value is shown now.</translation>
    </message>
</context>
<context>
    <name>stars</name>
    <message>
        <source>推荐</source>
        <translation>Nominations</translation>
    </message>
    <message>
        <source>初审</source>
        <translation>First review</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>认定</source>
        <translation>Award</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>参评</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>公示</source>
        <comment>consent</comment>
        <translation>Notice</translation>
    </message>
    <message>
        <source>媒体</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>被推荐人</source>
        <translation>Nominee</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>授权</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>期次与提示</source>
        <translation>Period and hints</translation>
    </message>
    <message>
        <source>提交推荐表</source>
        <translation>Submit the form</translation>
    </message>
    <message>
        <source>{what}</source>
        <translation>{what}</translation>
    </message>
    <message>
        <source>撤回：{what}</source>
        <translation>Withdrawn: {what}</translation>
    </message>
    <message>
        <source>{step}：{decision}</source>
        <translation>{step}: {decision}</translation>
    </message>
    <message>
        <source>，名次 {place}</source>
        <translation>, place {place}</translation>
    </message>
    <message>
        <source>，已核查</source>
        <translation>, checked</translation>
    </message>
    <message>
        <source>（修改以前的表）</source>
        <translation> (of an earlier form)</translation>
    </message>
    <message>
        <source>公示 {number}，至 {until}</source>
        <translation>Notice {number}, until {until}</translation>
    </message>
    <message>
        <source>收到异议</source>
        <translation>Objection received</translation>
    </message>
    <message>
        <source>答复异议：{result}</source>
        <translation>Objection answered: {result}</translation>
    </message>
    <message>
        <source>认定，证书 {number}</source>
        <translation>Awarded, certificate {number}</translation>
    </message>
    <message>
        <source>在{where}发布</source>
        <translation>Published: {where}</translation>
    </message>
    <message>
        <source>，撤下日 {day}</source>
        <translation>, to be taken down {day}</translation>
    </message>
    <message>
        <source>从{where}撤下</source>
        <translation>Taken down: {where}</translation>
    </message>
    <message>
        <source>撤销：{because}</source>
        <translation>Revoked: {because}</translation>
    </message>
    <message>
        <source>事迹摘要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>事迹（{count} 字）</source>
        <translation>Story ({count} characters)</translation>
    </message>
    <message>
        <source>证明人</source>
        <translation>Witnesses</translation>
    </message>
    <message>
        <source>推荐方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>关系申报</source>
        <translation>Declared ties</translation>
    </message>
    <message>
        <source>年龄段</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>例外理由</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>推荐人</source>
        <translation>Nominated by</translation>
    </message>
    <message>
        <source>村居或街道干部</source>
        <translation>Official</translation>
    </message>
    <message>
        <source>已故</source>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>有扫描件</source>
        <translation>Has a scan</translation>
    </message>
    <message>
        <source>有照片</source>
        <translation>Has a photo</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>推荐表</source>
        <translation>Nomination form</translation>
    </message>
    <message>
        <source>本人授权</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>{what}：未签</source>
        <translation>{what}: not signed</translation>
    </message>
    <message>
        <source>✓ {what}：{day}</source>
        <translation>✓ {what}: {day}</translation>
    </message>
    <message>
        <source>{what}：{day} 撤回</source>
        <translation>{what}: withdrawn {day}</translation>
    </message>
    <message>
        <source>登记同意</source>
        <translation>Record consent</translation>
    </message>
    <message>
        <source>登记撤回</source>
        <translation>Record withdrawal</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>荣誉名单</source>
        <translation>Honours</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>公示与认定</source>
        <translation>Notice and award</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message>
        <source>{year} 年第 {quarter} 季度</source>
        <translation>{year} Q{quarter}</translation>
    </message>
    <message>
        <source>{year} 年度</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{level}级</source>
        <translation>{level}</translation>
    </message>
    <message>
        <source>超期 {days} 个工作日</source>
        <translation>{days} workdays over</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>还有 {days} 个工作日</source>
        <translation>{days} workdays left</translation>
    </message>
    <message>
        <source>（日历未知）</source>
        <translation> (no calendar)</translation>
    </message>
    <message>
        <source>{day} 前在{where}发布</source>
        <translation>Publish by {day}: {where}</translation>
    </message>
    <message>
        <source>{day} 前从{where}撤下</source>
        <translation>Take down by {day}: {where}</translation>
    </message>
    <message>
        <source>{day} 前重印{where}（去掉照片）</source>
        <translation>Print again by {day}, without the photo: {where}</translation>
    </message>
    <message>
        <source>{day} 前重印公示（去掉撤回的人）</source>
        <translation>Print the notice again by {day}, without who withdrew</translation>
    </message>
    <message>
        <source>{day} 已到期，这一步还没有办</source>
        <translation>Was due {day}: this step is not done</translation>
    </message>
    <message>
        <source>村居推荐</source>
        <translation>By the village</translation>
    </message>
    <message>
        <source>党支部推荐</source>
        <translation>By the Party branch</translation>
    </message>
    <message>
        <source>三名以上邻里联名</source>
        <translation>By three neighbours or more</translation>
    </message>
    <message>
        <source>自荐</source>
        <translation>By themselves</translation>
    </message>
    <message>
        <source>{day} 前撤下区里发布过的</source>
        <translation>Take down by {day} what the district published</translation>
    </message>
    <message>
        <source>前撤下</source>
        <translation>to take down</translation>
    </message>
</context>
<context>
    <name>work</name>
    <message>
        <source>走访 {count}</source>
        <translation>visits {count}</translation>
    </message>
    <message>
        <source>人员 {count}</source>
        <translation>people {count}</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>corrections</translation>
    </message>
    <message>
        <source>注册 {count}</source>
        <translation>registered {count}</translation>
    </message>
    <message>
        <source>承诺 {count}</source>
        <translation>pledged {count}</translation>
    </message>
</context>
</TS>
