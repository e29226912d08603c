"""Words of everyday talk about health: where one of them is written, nobody is named by it.

`HEALTH` are never a name. `EVERYDAY` are one only where they are written with a capital ("May", not "may"). A longer
word keeps a name that lies in it from being one: 阿奇 in 阿奇霉素.
"""

HEALTH = frozenset(
    """
    aids bath bed belly bladder bleeding blister blood body breast bump burn cancer capsule check-up chlamydia
    clinic condom condoms contraception cream cup cut cyst discharge doctor dose drop fever flu foot gloves
    gonorrhoea hand head heart hepatitis herpes hiv hospital hpv implant infection injection iud itch itching lawyer
    lubricant lump medicine milk miscarriage month mouth needle night nurse pain pap pep pill pills plaster police
    pregnancy pregnant prep rash ring room salon sex shower skin smell soap spot sponge std sti stomach street sugar
    swab syphilis syringe tampon tea test throat tongue tooth towel towels treatment urine vaccine vagina virus
    water week womb wound
    艾滋 艾滋病 安全套 避孕 避孕药 避孕环 避孕套 白带 病毒 衣原体 传染 大夫 大姨妈 发烧 发炎 发痒 妇科 感染 肝炎
    宫颈 宫颈癌 宫颈糜烂 宫外孕 护士 怀孕 检测 检查 健康 戒指 警察 经期 抗体 口腔 淋病 流产 律师 毛巾 梅毒 霉菌 尿道
    尿频 盆腔 皮肤 皮疹 青霉素 乳房 乳腺 润滑剂 润滑油 疱疹 上火 生理期 湿疹 试纸 手套 水泡 水杯 消毒 泡脚 下身 小便
    小腹 小月子 小红点 小红疹 性病 血液 验孕 验血 阳性 药店 药片 药膏 医生 医院 阴道 阴道炎 阴性 疫苗 月经 月子 孕妇
    早孕 炎症 门诊 诊所 针头 支原体 肿块 子宫 咨询 阿莫西林 阿奇霉素 阿司匹林 阿昔洛韦 红霉素 头孢 甲硝唑
    """.split()  # noqa: SIM905 - read like this, not as a column of quotes
)

EVERYDAY = frozenset(
    """
    a about after again all also am an and any are as ask at baby back bad be been best big bit both but by can day
    days did do does dry each early even ever far few first for from get girl go good had hard has have he her here
    him his home hope hot how i if in is it its just kind last less like little long love low man many may me mine
    more most much must my new next no not now of off old on once one only open or other our out over own part red
    said same say see she short sick small so some son soon still such sure than that the their them then there
    these they this those time to today too two un under up us use very warm was we well were what when where which
    white who why will with yes yet you young your
    一个 一下 一次 一天 一点 不要 今天 可以 多少 如果 已经 应该 怎么 慢慢 我们 时候 明天 有点 朋友 每天 没有 现在
    知道 经常 老板 这个 那个 刚刚 圆圆的 静静的 静静地
    """.split()  # noqa: SIM905 - read like this, not as a column of quotes
)
