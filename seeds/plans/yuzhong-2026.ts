/** Yuzhong's blueprint for 2022 to 2026: goals of the district's 13th party congress and of the government work report. */
import { at, streamTree, usualRelease, type Stream } from './rows.ts'
import type { SeedIndicator, SeedPlan } from './shape.ts'

const headings = {
  opening: '導語·第十三次黨代會',
  goals: '建成高品質發展高品質生活新範例',
  industry: '抓産業升級振新',
  renewal: '抓城市有機更新',
  culture: '抓人文渝中鑄新',
  reform: '抓改革開放創新',
  ecology: '抓綠色生態煥新',
  life: '抓民生福祉添新',
  governance: '抓基層治理出新',
} as const

const streams: readonly Stream[] = [
  {
    title: '产业升级振新',
    titleEn: 'Industrial upgrading',
    summary: '聚焦金融、消费、文旅、数字、医疗、会计、专业服务和总部楼宇八个方面，建设高质量发展高地。',
    clause: headings.industry,
    items: [
      {
        title: '西部金融中心主承载区',
        titleEn: 'Main seat of the western financial centre',
        summary: '建设西部金融中心主承载区，提高金融业在全市的份额。',
      },
      {
        title: '国际消费中心城市核心区',
        titleEn: 'Core of the international consumption centre',
        summary: '汇聚国际知名品牌和高端品牌，建设国际消费中心城市核心区。',
      },
      {
        title: '国际知名文化旅游目的地',
        titleEn: 'Cultural tourism destination of world renown',
        summary: '建设国际知名的文旅目的地，做大文旅服务业规上企业。',
      },
      {
        title: '国家数字经济创新发展试验区支撑节点',
        titleEn: 'Node of the national digital economy pilot zone',
        summary: '打造软件公共服务平台，培育规上信息服务企业，壮大数字经济。',
      },
      {
        title: '国家医学中心和区域医疗中心核心区',
        titleEn: 'Core of the national and regional medical centres',
        summary: '建设重庆国家医学中心和区域医疗中心核心区，带动健康服务业增长。',
      },
      {
        title: '国家会计服务示范基地',
        titleEn: 'National model base for accounting services',
        summary: '建设国家会计服务示范基地，增加品牌专业服务机构。',
      },
      {
        title: '化龙桥专业服务业示范区',
        titleEn: 'Hualongqiao professional services zone',
        summary: '在化龙桥建设专业服务业示范区，集聚品牌机构。',
      },
      {
        title: '总部经济和楼宇经济基地',
        titleEn: 'Base for headquarters and office-tower economy',
        summary: '引进总部及重点企业，增加高税收楼宇。',
      },
    ],
  },
  {
    title: '城市有机更新',
    titleEn: 'Organic urban renewal',
    summary: '坚持“留改拆”并举、以保留保护为主，追求职住平衡和产城融合，提升城市形态、功能、风貌与品质。',
    clause: headings.renewal,
    items: [
      {
        title: '载体建设与老旧片区改造',
        titleEn: 'New premises and renewal of old quarters',
        summary: '建成高端载体，置换老旧商业商务载体的功能，改造老旧小区，实施生态修复和城市修补。',
      },
      {
        title: '国际化居住环境',
        titleEn: 'International living environment',
        summary: '提供中高端长租、人才和国际公寓，建设国际社区，公共场所设外语标识。',
      },
      {
        title: '城市精细管理',
        titleEn: 'Careful city management',
        summary: '对照国际一流标准，深化大城细管、众管、智管，提升窗口地区到背街小巷的管理。',
      },
      {
        title: '新型智慧城市',
        titleEn: 'New smart city',
        summary: '用数字化、网络化、智慧化赋能治理，成为新型智慧城市的标杆。',
      },
    ],
  },
  {
    title: '人文渝中铸新',
    titleEn: 'Culture of Yuzhong',
    summary: '保护传承历史人文资源，做亮旅游品牌，丰富群众文化体育生活。',
    clause: headings.culture,
    items: [
      {
        title: '历史文化保护利用',
        titleEn: 'Heritage protection and use',
        summary: '保护利用文物、优秀建筑、遗址和非遗，传统风貌街区投入使用。',
      },
      {
        title: '旅游品牌',
        titleEn: 'Tourism brands',
        summary: '擦亮“母城游”“山水游”“都市游”等品牌，在大都市、大三峡市场中显出特色。',
      },
      {
        title: '母城文化与场馆',
        titleEn: 'Mother-city culture and venues',
        summary: '挖掘、宣传和展示母城文化，因地制宜建设文化场馆。',
      },
      {
        title: '全民健身与竞技体育',
        titleEn: 'Fitness and sport',
        summary: '开展全民健身和竞技体育，布局一批运动场地和设施。',
      },
    ],
  },
  {
    title: '改革开放创新',
    titleEn: 'Reform, opening and innovation',
    summary: '统筹改革、多层次开放和各领域创新，激发市场活力。',
    clause: headings.reform,
    items: [
      {
        title: '营商环境与招商',
        titleEn: 'Business environment and investment',
        summary: '开展营商环境创新试点，一体推进招商、育商、稳商，引来大项目和市外资金。',
      },
      {
        title: '开放平台与外经贸',
        titleEn: 'Opening platforms and foreign trade',
        summary: '提升自贸区和中新合作等平台，增加合作项目和市场主体，扩大外贸外资。',
      },
      {
        title: '科创中心特色功能区',
        titleEn: 'Science and technology innovation zone',
        summary: '加大研发投入，集聚重点实验室、高新技术企业和人才，打造“政产学研用”链条。',
      },
    ],
  },
  {
    title: '绿色生态焕新',
    titleEn: 'Green ecology',
    summary: '坚持共抓大保护，筑牢渝中半岛生态屏障，把双碳纳入生态文明布局。',
    clause: headings.ecology,
    items: [
      {
        title: '两江生态保护修复',
        titleEn: 'River and ridge restoration',
        summary: '落实河长制和十年禁渔，修复山脊线，提升江岸线，增加绿地。',
      },
      {
        title: '碳达峰碳中和',
        titleEn: 'Carbon peaking and neutrality',
        summary: '控制碳排放总量和强度，试点“零碳”楼宇。',
      },
      {
        title: '污染治理',
        titleEn: 'Pollution control',
        summary: '解决交通污染等突出问题，改善空气质量。',
      },
      {
        title: '“无废城市”与绿色生活',
        titleEn: 'Zero-waste city and green living',
        summary: '深化“无废城市”和垃圾分类，倡导节约、绿色出行和绿色消费。',
      },
    ],
  },
  {
    title: '民生福祉添新',
    titleEn: 'Wellbeing of the people',
    summary: '守住民生底线，滚动办好民生实事，发展教育、医疗和养老。',
    clause: headings.life,
    items: [
      {
        title: '民生底线与技能培训',
        titleEn: 'Basic support and skills training',
        summary: '开展职业技能培训，提高困难群体保障，扩大基本生活救助范围。',
      },
      {
        title: '基础教育强区',
        titleEn: 'Strong basic education',
        summary: '抓好“双减”“双创”“双新”和集团化办学，各学段协调发展，增强职业、老年和社区教育。',
      },
      {
        title: '医疗卫生',
        titleEn: 'Health care',
        summary: '优化基层公共卫生体系，支持大型医院国际化、集团化、品牌化发展。',
      },
      {
        title: '养老服务',
        titleEn: 'Care for the elderly',
        summary: '推进“嵌入式”社区居家养老和互助服务，深化全国试点成果。',
      },
    ],
  },
  {
    title: '基层治理出新',
    titleEn: 'Community governance',
    summary: '围绕市域社会治理现代化示范区，推动管理服务现代化，守住安全底线。',
    clause: headings.governance,
    items: [
      {
        title: '市域社会治理',
        titleEn: 'City-level social governance',
        summary: '深化“五治”融合和“五社联动”，增强街道统筹和社区居委会服务能力。',
      },
      {
        title: '物业管理与社会组织',
        titleEn: 'Property management and social organisations',
        summary: '增强“党建+物业”效能，建设“渝中怡家”，培育社会组织和社会工作者。',
      },
      {
        title: '双拥共建',
        titleEn: 'Army and people',
        summary: '巩固军政军民关系，继续创建全国双拥模范城。',
      },
      {
        title: '城市安全',
        titleEn: 'City safety',
        summary: '从源头治理城市安全，细化监管，提高应急救援能力。',
      },
      {
        title: '社会矛盾与治安',
        titleEn: 'Disputes and public order',
        summary: '健全矛盾综合治理机制，常态化扫黑除恶，维护社会安定。',
      },
    ],
  },
]

const dueOn = '2026-12-31'

const opening = at({ dueOn, clause: headings.opening })
const goal = at({ dueOn, clause: headings.goals })
/** Place of a stream, and of its items where `items` says which. */
const of = (heading: string, stream: number, ...items: readonly number[]) =>
  at({ dueOn, clause: heading, dimension: `stream-${stream}`, tasks: items.map((item) => `task-${stream}-${item}`) })

/** The report lists the seven streams in one sentence and asks a breakthrough of each. */
const breakthroughs: readonly SeedIndicator[] = streams.map((stream, index) =>
  goal.verdict(
    `breakthrough-${index + 1}`,
    `${stream.title}重大突破`,
    `Breakthrough: ${stream.titleEn}`,
    '産業升級振新、城市有機更新、人文渝中鑄新、改革開放創新、綠色生態煥新、民生福祉添新、基層治理出新取得重大突破',
    { text: `${stream.title}取得重大突破`, dimension: `stream-${index + 1}` },
  ),
)

/** 努力 stands before the whole list of the industry stream's figures. */
const strive = { modal: 'strive' } as const

const goals: readonly SeedIndicator[] = [
  opening.annualTotal('gdp', '地区生产总值', 'Gross regional product', ['>', '2000', '亿元'], '到2026年，地區生産總值要突破2000億元', {
    frequency: 'quarter',
    releaseWorkdays: usualRelease.grossProduct,
  }),
  opening.verdict('economic-quality', '经济发展质效', 'Quality of the economy', '經濟發展質效顯著提升', { text: '经济发展质效显著提升' }),
  opening.verdict('reform-drive', '改革创新动力', 'Drive for reform and innovation', '改革創新動力全面激發', { text: '改革创新动力全面激发' }),
  opening.verdict('cultural-charm', '历史人文魅力', 'Charm of history and culture', '歷史人文魅力充分彰顯', { text: '历史人文魅力充分彰显' }),
  opening.verdict('living-quality', '人民生活品质', 'Quality of life', '人民生活品質穩步提高', { text: '人民生活品质稳步提高' }),
  opening.verdict('community-governance', '基层服务与治理', 'Community service and governance', '基層服務與治理更加精細', { text: '基层服务与治理更加精细' }),
  opening.verdict('four-modernities', '“四化”现代都市', 'Modern city of four qualities', '全力打造“四化”現代都市', { text: '打造“四化”现代都市' }),
  opening.verdict('four-goals', '首善之区、服务高地、品质半岛、人文渝中', 'Four qualities of Yuzhong', '首善之區、服務高地、品質半島、人文渝中', {
    text: '推进首善之区、服务高地、品质半岛、人文渝中建设',
  }),
  opening.verdict('development-lead', '高质量发展走在前列', 'Ahead in high-quality development', '在全力推動高品質發展上走在前列', {
    text: '在推动高质量发展上走在前列',
  }),
  opening.verdict('life-example', '高品质生活作出示范', 'Example in quality of life', '在創造高品質生活上作出示範', { text: '在创造高品质生活上作出示范' }),
  goal.verdict('model-of-quality', '高质量发展高品质生活新范例', 'New model of quality development and life', '以建成高品質發展高品質生活新範例為統領', {
    text: '建成高质量发展高品质生活新范例',
  }),
  ...breakthroughs,
  goal.verdict('services-zone', '重庆现代服务业引领区', 'Leading zone of modern services', '基本建成重慶現代服務業引領區', {
    text: '基本建成重庆现代服务业引领区',
  }),
  goal.verdict('heritage-zone', '历史文化传承区', 'Zone of historical heritage', '歷史文化傳承區', { text: '基本建成重庆历史文化传承区' }),
  goal.verdict('opening-zone', '创新开放窗口区', 'Window of innovation and opening', '創新開放窗口區', { text: '基本建成重庆创新开放窗口区' }),
  goal.verdict('fine-city-zone', '美好城市示范区', 'Model zone of a fine city', '美好城市示範區', { text: '基本建成重庆美好城市示范区' }),
  goal.verdict('city-capacity', '城市能级和综合竞争实力', 'City capacity and competitiveness', '全面提升渝中城市能級和綜合競爭實力', {
    text: '城市能级和综合竞争实力全面提升',
  }),
]

const industry = (...items: readonly number[]) => of(headings.industry, 1, ...items)
const renewal = (...items: readonly number[]) => of(headings.renewal, 2, ...items)
const culture = (...items: readonly number[]) => of(headings.culture, 3, ...items)
const reform = (...items: readonly number[]) => of(headings.reform, 4, ...items)
const ecology = (...items: readonly number[]) => of(headings.ecology, 5, ...items)
const life = (...items: readonly number[]) => of(headings.life, 6, ...items)
const governance = (...items: readonly number[]) => of(headings.governance, 7, ...items)

const inStreams: readonly SeedIndicator[] = [
  industry(1).level('finance-share', '金融业增加值占全市比重', 'District share of the city’s finance', ['>', '15', '%'], '金融業增加值佔全市比重突破15%', {
    ...strive,
    releaseWorkdays: usualRelease.grossProduct,
  }),
  industry(2).level('brands', '国际知名品牌', 'International brands', ['>=', '500', '个'], '匯集國際知名品牌500個', strive),
  industry(2).level('luxury-brands', '高端品牌入驻率', 'Presence of luxury brands', ['>=', '80', '%'], '高端品牌入駐率達到80%', strive),
  industry(3).annualTotal(
    'culture-tourism-revenue',
    '文旅服务业规上企业营业收入',
    'Revenue of larger culture and tourism firms',
    ['>', '2000', '亿元'],
    '文旅服務業規上企業營業收入突破2000億元',
    strive,
  ),
  industry(4).planTotal('software-platforms', '软件公共服务平台', 'Public software platforms', ['>=', '10', '个'], '打造10個軟體公共服務平臺', strive),
  industry(4).level('information-firms', '规上信息服务企业', 'Larger information service firms', ['>=', '100', '家'], '壯大百家規上資訊服務企業', strive),
  industry(4).annualTotal('digital-output', '数字经济产值', 'Output of the digital economy', ['>=', '1000', '亿元'], '實現千億級數字經濟産值', strive),
  industry(5).meanGrowth(
    'health-revenue',
    '健康服务业规上企业营业收入年均增长',
    'Mean growth of health services revenue',
    ['>=', '20', '%'],
    '健康服務業規上企業營業收入年均增長20%以上',
    strive,
  ),
  industry(6, 7).level('professional-firms', '品牌专业服务机构', 'Branded professional firms', ['>=', '180', '家'], '品牌專業服務機構達到180家以上', strive),
  industry(8).planTotal('new-headquarters', '新增总部及重点企业', 'New headquarters and key firms', ['>=', '160', '家'], '新增總部及重點企業160家', strive),
  industry(8).level('tax-towers', '亿元税收楼宇', 'Office towers paying 100 million yuan in tax', ['>=', '50', '栋'], '億元稅收樓宇達到50棟', strive),

  renewal(1).planTotal('new-premises', '高端载体建成投用', 'High-end premises in use', ['>=', '130', '万平方米'], '建成投用高端載體130萬平方米以上'),
  renewal(1).planTotal(
    'converted-premises',
    '老旧商业商务载体功能置换',
    'Old premises converted',
    ['>=', '160', '万平方米'],
    '功能置換老舊商業商務載體160萬平方米以上',
  ),
  renewal(1).planTotal('old-estates', '老旧小区改造', 'Old housing estates renewed', ['>=', '860', '万平方米'], '基本完成老舊小區改造860萬平方米'),
  renewal(2).planTotal('international-communities', '标准化国际社区', 'International communities', ['>=', '5', '个'], '建成標準化國際社區5個'),
  renewal(2).level(
    'foreign-signs',
    '公共场所外语标识标牌覆盖率',
    'Public places with foreign-language signs',
    ['>=', '100', '%'],
    '實現公共場所外語標識標牌全覆蓋',
  ),
  renewal(4).verdict('smart-city', '新型智慧城市标杆', 'Benchmark of a new smart city', '打造新型智慧城市建設標桿', { text: '成为新型智慧城市建设标杆' }),

  culture(1).level('relics-in-use', '文物利用率', 'Cultural relics in use', ['>=', '95', '%'], '文物利用率達到95%', { frequency: 'year' }),
  culture(1).milestone('historic-quarters', '传统风貌街区全面建成投用', 'Historic quarters completed', '傳統風貌街區全面建成投用'),

  reform(1).planTotal('large-projects', '“招大引强”落地项目', 'Large projects landed', ['>=', '500', '个'], '落地“招大引強”項目500個'),
  reform(1).planTotal('outside-capital', '新增市外到位资金', 'Capital from outside the city', ['>=', '600', '亿元'], '新增市外到位資金額600億元'),
  reform(2).planTotal('singapore-projects', '中新合作项目', 'China–Singapore projects', ['>=', '100', '个'], '引進培育中新合作項目100個以上'),
  reform(2).planTotal('free-trade-firms', '自贸区新增市场主体', 'New firms in the free trade zone', ['>=', '2.5', '万户'], '自貿區新增市場主體2.5萬戶以上'),
  reform(2).planTotal('foreign-trade', '进出口总额累计', 'Imports and exports, total', ['>', '500', '亿元'], '進出口總額累計超500億元'),
  reform(2).planTotal('foreign-capital', '实际利用外资累计', 'Foreign capital used, total', ['>=', '25', '亿美元'], '實際利用外資累計達到25億美元以上'),

  ecology(1).planTotal('ridge-line', '山脊线修复', 'Ridge line restored', ['>=', '6.3', '公里'], '6.3公里山脊線'),
  ecology(1).planTotal('river-bank', '两江江岸线提升', 'River bank improved', ['>=', '19.4', '公里'], '整體提升兩江19.4公里江岸線'),
  ecology(1).planTotal('green-space', '新建改建绿地', 'Green space built or rebuilt', ['>=', '15', '万平方米'], '新建改建綠地15萬平方米'),
  ecology(3).share('good-air-share', '空气质量优良天数比率', 'Share of days with good air', ['>=', '88', '%'], '空氣品質優良天數比率達到88%'),

  life(1).planTotal('skills-training', '职业技能培训', 'Vocational training', ['>=', '10', '万人次'], '完成職業技能培訓10萬人次'),
  life(2).verdict('education-district', '全国一流基础教育强区', 'First-class basic education', '基本建成全國一流基礎教育強區', {
    text: '基本建成全国一流基础教育强区',
  }),
  life(3).level(
    'graded-health-centres',
    '等级社区卫生服务中心占比',
    'Graded community health centres',
    ['>=', '80', '%'],
    '等級社區衛生服務中心佔比達到80%以上',
  ),

  governance(1).verdict('governance-zone', '市域社会治理现代化示范区', 'Model zone of social governance', '圍繞高品質建成市域社會治理現代化示範區', {
    text: '高品质建成市域社会治理现代化示范区',
  }),
  governance(2).planTotal('yuzhong-homes', '“渝中怡家”标准化建设', 'Yuzhong Homes', ['>=', '30', '个'], '標準化建設“渝中怡家”30個'),
  governance(3).verdict('double-support-city', '全国双拥模范城', 'National model city of army–people support', '持續創建全國雙擁模範城', {
    text: '持续创建全国双拥模范城',
  }),
  governance(4).milestone('safe-city', '国家安全发展示范城市', 'National safe development model city', '建成國家安全發展示範城市'),
  governance(5).verdict('sense-of-safety', '群众安全感指数', 'Sense of safety', '群眾安全感指數保持全市前列', { text: '群众安全感指数保持全市前列' }),
  governance(5).verdict('social-peace', '社会安定、市民安宁', 'Peace and order', '確保社會安定、市民安寧', { text: '确保社会安定、市民安宁', modal: 'ensure' }),
]

export const yuzhong2026: SeedPlan = {
  code: 'yuzhong-2026',
  title: '渝中区五年发展蓝图（2022—2026年）',
  titleEn: 'Yuzhong five-year blueprint, 2022–2026',
  area: '重庆市渝中区',
  issuer: '中共重庆市渝中区委、重庆市渝中区人民政府',
  document: {
    title: '重庆渝中：锚定目标奋力谱写高品质发展新篇章',
    number: null,
    issuedOn: '2022-01-24',
    note: '中国网2022年1月24日刊发（繁体），转述区第十三次党代会和区政府工作报告；日期为刊发日，两份文件本身的日期原文未载。“今后五年”按2022—2026年记。',
  },
  startsOn: '2022-01-01',
  endsOn: '2026-12-31',
  bodies: [],
  tasks: streamTree(streams),
  indicators: [...goals, ...inStreams],
}
