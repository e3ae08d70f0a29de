<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
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
    <name>Rail</name>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
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
    <name>SettingsPage</name>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
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
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>自动锁定</source>
        <translation>Auto-lock</translation>
    </message>
    <message>
        <source>没有操作达到这个时间，窗口自动锁定。</source>
        <translation>The window locks after this long without a key or a click.</translation>
    </message>
    <message>
        <source>外观与语言</source>
        <translation>Appearance and language</translation>
    </message>
    <message>
        <source>安全</source>
        <translation>Safety</translation>
    </message>
    <message>
        <source>榴花网格 {version}</source>
        <translation>GridCredit {version}</translation>
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
        <source>未上报 {count}</source>
        <translation>Unsent {count}</translation>
    </message>
    <message>
        <source>已全部上报</source>
        <translation>All sent</translation>
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
</context>
<context>
    <name>pages</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
</TS>
