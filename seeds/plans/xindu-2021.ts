/** Xindu's work for the 14th five-year plan, from an article by its party secretary. */
import { at, streamTree, type Stream } from './rows.ts'
import type { SeedIndicator, SeedPlan } from './shape.ts'

/** 全年 and 年内: the first year of the 14th five-year plan. */
const thisYear = '2021-12-31'
const planEnd = '2025-12-31'

const streams: readonly Stream[] = [
  {
    title: '协同共兴',
    titleEn: 'Growing together',
    summary: '抓住双循环枢纽和双城记机遇，壮大实力，增强辐射带动。',
    clause: '圍繞“協同共興”攻堅提質',
    items: [
      {
        title: '区域协同枢纽',
        titleEn: 'Hub of regional cooperation',
        summary: '与重庆九龙坡、德阳深化合作，建设成渝协同示范区和成德同城枢纽区，做成金青新大港区。',
        clause: '構建區域協同樞紐',
      },
      {
        title: '招商引资',
        titleEn: 'Investment promotion',
        summary: '面向六类500强和龙头企业，全年引进市级重大项目、内资和外资，策划民生支撑项目。',
        dueOn: thisYear,
        clause: '加強招商引資攻勢',
      },
      {
        title: '办赛营城',
        titleEn: 'Sports events',
        summary: '完成大运会赛事任务，宣传城市形象，依托现有场馆举办有影响的赛事。',
        clause: '提升辦賽營城水平',
      },
    ],
  },
  {
    title: '产业升级',
    titleEn: 'Industrial upgrading',
    summary: '以产业基础高级化和产业链现代化为抓手，制造与服务融合、传统与新兴并进。',
    clause: '圍繞“產業升級”攻堅提質',
    items: [
      {
        title: '装备制造业',
        titleEn: 'Equipment manufacturing',
        summary: '做大航空、做强轨道交通，争取城际动车组本地制造，推动家具业走向智能家居。',
        clause: '推動裝備制造業提能升級',
      },
      {
        title: '先进生产性服务业',
        titleEn: 'Producer services',
        summary: '建设国际油服集聚区和智慧物流先行区，发展与主导产业配套的服务业集群。',
        clause: '推動先進生產性服務業加快崛起',
      },
      {
        title: '新经济',
        titleEn: 'New economy',
        summary: '促成一批数字企业项目签约和投运，打造示范项目，增加新经济企业。',
        clause: '推動新經濟產業培育壯大',
      },
      {
        title: '产业功能区载体',
        titleEn: 'Premises of industrial zones',
        summary: '开发石板滩新城；两个科创空间核心项目须年内开工，日期只属这两项。',
        dueOn: thisYear,
        clause: '推動產業功能區載體建設',
      },
    ],
  },
  {
    title: '创新驱动',
    titleEn: 'Driven by innovation',
    summary: '发挥创新、改革、人才优势，聚合高端要素，转换新旧动能。',
    clause: '圍繞“創新驅動”攻堅提質',
    items: [
      {
        title: '科技创新',
        titleEn: 'Innovation',
        summary: '以企业为主体搭建公共平台和孵化器，推动成果转化，形成产业创新生态。',
        clause: '把創新擺在突出位置',
      },
      {
        title: '改革',
        titleEn: 'Reform',
        summary: '推进医共体、社区治理等国家级试点，深化“放管服”和“企业管家”服务。',
        clause: '把改革持續推向縱深',
      },
      {
        title: '人才',
        titleEn: 'Talent',
        summary: '实施两项人才计划，用好人才新政2.0，培养企业家队伍。',
        clause: '把人才作為重要支撐',
      },
    ],
  },
  {
    title: '公园营城',
    titleEn: 'Park city',
    summary: '以公园城市理念重塑城市空间、形态、功能、气质和乡村价值。',
    clause: '圍繞“公園營城”攻堅提質',
    items: [
      {
        title: '城市空间重塑',
        titleEn: 'Urban space',
        summary: '邀请一流团队参与规划设计，形成各板块协调发展的空间格局。',
        clause: '以高位規劃引領城市空間重塑',
      },
      {
        title: '城市形态重塑',
        titleEn: 'Urban form',
        summary: '启动泥巴沱等公园场景，以绿道串联城乡，实施“五绿润城”。',
        clause: '以城園相融推動城市形態重塑',
      },
      {
        title: '城市功能重塑',
        titleEn: 'Urban functions',
        summary: '打造特色消费场景、TOD商圈和商业街区，布局5G基站与“一院五馆”，建设成北消费中心。',
        clause: '以消費升級促進城市功能重塑',
      },
      {
        title: '城市气质重塑',
        titleEn: 'Urban character',
        summary: '家风馆开馆、两座公园提质，依托传统、地域和流行文化开发文创产品。',
        clause: '以人文雅韻推動城市氣質重塑',
      },
      {
        title: '乡村价值重塑',
        titleEn: 'Value of the countryside',
        summary: '盘活乡村资源，建设“沸腾里”“沸腾乡野”，提升锦水公园沿线，落地乡村文旅项目。',
        clause: '以場景融合賦能鄉村價值重塑',
      },
    ],
  },
  {
    title: '共享发展',
    titleEn: 'Shared development',
    summary: '优化公共服务供给，让发展成果惠及群众。',
    clause: '圍繞“共享發展”攻堅提質',
    items: [
      {
        title: '稳就业和增收',
        titleEn: 'Jobs and income',
        summary: '实施增收激励，推广和谐劳动关系试点，发展农村集体经济。',
        clause: '以穩就業穩住基本面',
      },
      {
        title: '优质公共服务',
        titleEn: 'Public services',
        summary: '加快学校幼儿园建设，深化医联体和5G医疗，试点智慧养老，建设医养服务体系。',
        clause: '加強優質公服供給',
      },
      {
        title: '社会保障',
        titleEn: 'Social security',
        summary: '养老和医疗保险参保全覆盖，衔接商业与补充保险，兜住困难群众，巩固脱贫成果。',
        clause: '兜牢社會保障底線',
      },
    ],
  },
  {
    title: '系统治理',
    titleEn: 'Systematic governance',
    summary: '构建与现代化城市相配的治理体系和能力。',
    clause: '圍繞“系統治理”攻堅提質',
    items: [
      {
        title: '疫情防控',
        titleEn: 'Epidemic control',
        summary: '检查十项基础工作，健全防控体系，提升发现、检测、流调和收治能力。',
        clause: '慎終如始抓好疫情防控',
      },
      {
        title: '城乡社区发展治理',
        titleEn: 'Community development and governance',
        summary: '推动社区发展治理与城市综合治理融合，完善网格服务和诉求、纠纷化解体系。',
        clause: '深化城鄉社區發展治理',
      },
      {
        title: '香城细管',
        titleEn: 'Careful city management',
        summary: '发动群众精细整治，布局智能设施，提升景观和建筑风貌。',
        clause: '推進香城細管提質增效',
      },
    ],
  },
]

const undated = '原文未写时限，文章讲“十四五”时期的工作，按“十四五”末记。'
const inYear = '“全年”“年内”按2021年记。'

/** Place of an item, with its own clause. Undated unless the row says so. */
const of = (stream: number, item: number) => {
  const { clause, items } = streams[stream - 1]!
  return at({
    dueOn: planEnd,
    clause: `${clause}·${items![item - 1]!.clause!}`,
    dimension: `stream-${stream}`,
    tasks: [`task-${stream}-${item}`],
    calibre: undated,
  })
}
const yearly = { dueOn: thisYear, kind: 'year', calibre: inYear } as const

const hub = of(1, 1)
const investment = of(1, 2)
const equipment = of(2, 1)
const services = of(2, 2)
const newEconomy = of(2, 3)
const premises = of(2, 4)
const character = of(4, 4)
const countryside = of(4, 5)
const security = of(5, 3)

const indicators: readonly SeedIndicator[] = [
  at({ dueOn: planEnd, clause: '開篇', calibre: undated }).verdict(
    'growth-pole',
    '成都都市圈增长极和动力源',
    'Growth pole of the Chengdu region',
    '奮力打造成都都市圈重要增長極和強勁動力源',
    {
      text: '成为成都都市圈重要增长极和强劲动力源',
    },
  ),

  hub.verdict('chengyu-zone', '成渝协同发展示范区', 'Chengdu–Chongqing cooperation zone', '共建成渝協同發展示范區', {
    text: '与重庆九龙坡区共建成渝协同发展示范区',
  }),
  hub.verdict('chengde-hub', '成德同城枢纽区', 'Chengdu–Deyang hub', '加快打造成德同城樞紐區', { text: '成德同城枢纽区成形' }),
  hub.verdict('port-area', '金青新大港区', 'Jinqingxin port area', '堅持金青新大港區整體成勢', {
    text: '金青新大港区整体成势，成为增长极、陆港门户枢纽和产贸结合先行区',
  }),
  investment.annualTotal('major-projects', '签约引进市级重大项目', 'Major projects signed', ['>=', '15', '个'], '力爭全年簽約引進市級重大項目15個以上', {
    ...yearly,
    modal: 'strive',
  }),
  investment.annualTotal('domestic-capital', '实际到位内资', 'Domestic capital received', ['>=', '150', '亿元'], '實際到位內資150億元以上', {
    ...yearly,
    modal: 'strive',
  }),
  investment.annualTotal('foreign-capital', '利用外资实际到位', 'Foreign capital received', ['>=', '16', '亿元'], '利用外資實際到位16億元以上', {
    ...yearly,
    modal: 'strive',
  }),
  of(1, 3).milestone('universiade', '大运会赛事任务', 'Universiade events', '高質量完成大運會賽事任務'),

  equipment.verdict('aviation-base', '航空发动机和大部件智造基地', 'Aero-engine and components base', '打造國內領先、世界一流航空發動機和大部件智造基地', {
    text: '航空发动机和大部件智造基地国内领先、世界一流',
  }),
  equipment.milestone('train-production', '城际动车组本地化制造落地', 'Local production of intercity trains', '爭取CRH6A-A型城際動車組本地化制造落地', {
    modal: 'strive',
  }),
  equipment.verdict('rail-base', '轨道交通装备造修服务基地', 'Rail equipment base', '打造有核心競爭力的軌道交通裝備造修服務基地', {
    text: '轨道交通装备造修服务基地有核心竞争力',
  }),
  services.verdict('oil-services', '国际油服产业集聚区', 'Oil services cluster', '打造國際油服產業集聚區', { text: '国际油服产业集聚区成形' }),
  services.verdict('smart-logistics', '综合型智慧物流先行区', 'Smart logistics zone', '打造綜合型智慧物流先行區', { text: '综合型智慧物流先行区成形' }),
  services.verdict('services-cluster', '生产性服务业集群', 'Producer services cluster', '打造與主導產業高度適配的生產性服務業集群', {
    text: '形成与主导产业高度适配的生产性服务业集群',
  }),
  newEconomy.milestone('ibm', 'IBM项目签约落地', 'IBM project signed', '力促IBM、神州數碼等項目簽約落地'),
  newEconomy.milestone('digital-china', '神州数码项目签约落地', 'Digital China project signed', '神州數碼等項目簽約落地'),
  newEconomy.milestone('uxsino', '优炫软件项目建成投运', 'Uxsino project in operation', '加快優炫軟件、科成云等項目建成投運'),
  newEconomy.milestone('kecheng-cloud', '科成云项目建成投运', 'Kecheng Cloud project in operation', '科成云等項目建成投運'),
  newEconomy.milestone('kitchen-waste', '餐厨垃圾“无废处置”示范项目', 'Kitchen waste demonstration project', '餐廚垃圾“無廢處置”'),
  newEconomy.milestone('blockchain-community', '“区块链+智慧社区”示范项目', 'Blockchain community project', '“區塊鏈+智慧社區”數字化治理等示范項目'),
  newEconomy.growth('new-economy-firms', '新经济企业数增长', 'Growth in new-economy firms', ['>=', '12', '%'], '力爭新經濟企業數增長12%以上', {
    modal: 'strive',
  }),
  premises.verdict('future-city', '石板滩新城', 'Shibantan new town', '推進石板灘新城綜合開發', { text: '石板滩新城成为产城融合的“未来之城”' }),
  premises.milestone(
    'rail-innovation-centre',
    '轨交科创中心开工',
    'Rail innovation centre started',
    '推動軌交科創中心、航空科創大廈等科創空間核心項目年內開工',
    {
      dueOn: thisYear,
      calibre: inYear,
    },
  ),
  premises.milestone('aviation-tower', '航空科创大厦开工', 'Aviation innovation tower started', '航空科創大廈等科創空間核心項目年內開工', {
    dueOn: thisYear,
    calibre: inYear,
  }),

  of(4, 2).milestone('nibatuo-park', '泥巴沱等公园场景启动', 'Nibatuo park started', '啟動泥巴沱等公園場景建設'),
  of(4, 3).verdict('consumption-centre', '成北消费中心', 'Consumption centre of northern Chengdu', '打造成北消費中心', { text: '成北消费中心成形' }),
  of(4, 3).verdict('public-venues', '“一院五馆”等功能设施', 'Public venues', '加快布局5G基站和“一院五館”等功能設施', {
    text: '5G基站和“一院五馆”等功能设施加快布局',
  }),
  character.milestone('family-hall', '天府家风馆开馆', 'Family Traditions Hall opened', '推動天府家風館開館'),
  character.milestone('shengan-park', '升庵书香公园提质', 'Sheng’an park improved', '升庵書香'),
  character.milestone('aiwu-park', '艾芜耕读公园提质', 'Ai Wu park improved', '艾蕪耕讀公園提質'),
  countryside.milestone('feiteng-li', '“沸腾里”建设', 'Feiteng Li', '加快建設“沸騰里”'),
  countryside.milestone('feiteng-fields', '“沸腾乡野”建设', 'Feiteng Fields', '“沸騰鄉野”'),
  countryside.verdict('jinshui-park', '锦水公园沿线', 'Along Jinshui Park', '推動“珠鏈錦繡·錦水公園”沿線提檔升級、串聯成勢', {
    text: '锦水公园沿线提档升级、串联成势',
  }),

  of(5, 1).verdict('resident-income', '城乡居民收入', 'Income of residents', '確保城鄉居民收入穩步增長', { text: '确保城乡居民收入稳步增长', modal: 'ensure' }),
  of(5, 2).milestone('schools', '学校幼儿园建设', 'Schools and kindergartens', '加快建設19所學校幼兒園', { asked: ['>=', '19', '所'] }),
  security.level(
    'pension-coverage',
    '城乡居民社会养老保险参保率',
    'Pension insurance coverage',
    ['>=', '100', '%'],
    '推動城鄉居民社會養老保險和基本醫療保險參保全覆蓋',
  ),
  security.level('medical-coverage', '城乡居民基本医疗保险参保率', 'Medical insurance coverage', ['>=', '100', '%'], '基本醫療保險參保全覆蓋'),
  of(6, 1).milestone('epidemic-checks', '疫情防控基础工作“大体检”', 'Checks of epidemic control', '加強疫情防控十項基礎工作“大體檢”', {
    asked: ['>=', '10', '项'],
  }),
]

export const xindu2021: SeedPlan = {
  code: 'xindu-2021',
  title: '新都区“十四五”攻坚提质六个方面',
  titleEn: 'Xindu: six lines of work for the 14th five-year plan',
  area: '成都市新都区',
  issuer: '中共成都市新都区委',
  document: {
    title: '新都区围绕“协同共兴”等攻坚提质的署名文章（许兴国）',
    number: null,
    issuedOn: null,
    note: '作者许兴国（中共成都市新都区委书记）；文章贯彻成都市委十三届八次全会，未写日期。“十四五”按2021—2025年记，“全年”“年内”按其首年2021年记。',
  },
  startsOn: '2021-01-01',
  endsOn: planEnd,
  bodies: [],
  tasks: streamTree(streams),
  indicators,
}
