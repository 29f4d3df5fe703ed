/**
 * Targets of Yuzhong's ten-action scheme, in the order of the document: the six goal dimensions, then what the numbered tasks
 * add. What stands in both is one row, in its dimension, with the firmer of the two wordings.
 *
 * A task has a row here where it promises a count, a date, a finished thing, a standing in the city or a named designation;
 * what it merely pushes forward stays in the task's summary.
 */
import { at, usualRelease } from './rows.ts'
import type { SeedIndicator } from './shape.ts'

const dueOn = '2027-12-31'

const whole = at({ dueOn, clause: '二、主要目标' })
const city = at({ dueOn, clause: '二、主要目标·城市能级', dimension: 'goal-city' })
const infrastructure = at({ dueOn, clause: '二、主要目标·基础设施能级', dimension: 'goal-infrastructure' })
const industry = at({ dueOn, clause: '二、主要目标·产业能级', dimension: 'goal-industry' })
const opening = at({ dueOn, clause: '二、主要目标·改革开放能级', dimension: 'goal-reform-opening' })
const ecology = at({ dueOn, clause: '二、主要目标·生态环境保护能级', dimension: 'goal-ecology' })
const life = at({ dueOn, clause: '二、主要目标·生活品质能级', dimension: 'goal-life' })
/** Place of a numbered task, for example `of('三(八)', 44)`. */
const of = (action: string, task: number) => at({ dueOn, clause: `${action}${task}`, tasks: [`task-${task}`] })
/** Place of a target that a dimension and tasks both name. */
const also = (dimension: string, ...places: readonly (readonly [action: string, task: number])[]) => ({
  clause: [`二、主要目标·${dimension}`, ...places.map(([action, task]) => `${action}${task}`)].join(';'),
  tasks: places.map(([, task]) => `task-${task}`),
})

const strong = '二、主要目标作直述，任务中作“力争”，按直述记。'

const goals: readonly SeedIndicator[] = [
  whole.verdict('overall-strength', '综合实力', 'Overall strength', '经济实力、发展活力、国际影响力大幅提升'),
  whole.verdict('integration', '一体化水平', 'Level of integration', '一体化水平明显提高'),
  whole.verdict('support-for-city', '对全市的支撑作用', 'Support for the city’s development', '支撑全市高质量发展的作用显著增强'),
  whole.verdict('greater-development', '新的更大发展', 'New and greater development', '在全面建成小康社会基础上实现新的更大发展'),

  city.verdict('city-capacity', '城市能级', 'City capacity', '城市能级显著提升'),
  city.verdict('four-modernities-city', '“四化”现代都市', 'Modern city of four qualities', '基本建成“四化”现代都市'),
  city.verdict('four-zones', '“四区”首善之地', 'Model district of four zones', '“四区”首善之地', { text: '基本建成“四区”首善之地' }),
  city.verdict('competitiveness-lead', '发展能级和综合竞争力', 'Capacity and competitiveness', '发展能级和综合竞争力全市领先'),
  city.verdict('growth-with-city', '经济发展速度', 'Pace of growth', '经济发展速度紧跟全市发展步伐'),
  city.verdict('economy-rank', '经济总量位次', 'Rank of the economy', '经济总量保持全市前列'),
  city.annualTotal('gdp', '地区生产总值', 'Gross regional product', ['>=', '2100', '亿元'], '地区生产总值迈上2100亿元台阶', {
    frequency: 'quarter',
    releaseWorkdays: usualRelease.grossProduct,
  }),
  city.level('gdp-per-area', '地均地区生产总值', 'Gross regional product per area', ['>', '100', '亿元'], '地均生产总值突破100亿元', {
    frequency: 'year',
    releaseWorkdays: usualRelease.grossProduct,
    calibre: '原文只写“亿元”；地均按每平方公里理解。',
  }),
  city.verdict('gdp-per-building', '楼均生产总值', 'Gross product per building', '楼均生产总值保持全市前列'),
  city.level('gdp-per-head', '人均地区生产总值', 'Gross regional product per head', ['~', '33', '万元'], '人均地区生产总值达到33万元左右', {
    frequency: 'year',
    releaseWorkdays: usualRelease.population,
  }),
  city.verdict('seven-cities', '七个“之城”初步建成', 'Seven city qualities', '初步建成创新之城、开放之城、便捷之城、宜居之城、绿色之城、智慧之城、人文之城'),
  city.verdict('growth-pole', '双城经济圈增长极', 'Growth pole of the twin-city region', '成为成渝地区双城经济圈中具有国家影响力的活跃增长极和强劲动力源'),

  infrastructure.verdict('infrastructure-capacity', '基础设施能级', 'Infrastructure capacity', '基础设施能级显著提升'),
  infrastructure.verdict('infrastructure-gaps', '基础设施短板', 'Gaps in infrastructure', '交通、市政等基础设施短板逐步补齐'),
  infrastructure.milestone('metro-line-5', '轨道五号线建成运营', 'Metro line 5 in operation', '轨道五号线', {
    ...also('基础设施能级', ['三（二）', 7]),
    calibre: '三（二）7作“五号线一期”“助推建成运营”。',
  }),
  infrastructure.milestone('metro-line-18', '轨道十八号线建成运营', 'Metro line 18 in operation', '十八号线', {
    ...also('基础设施能级', ['三（二）', 7]),
    calibre: '三（二）7作“助推建成运营”。',
  }),
  infrastructure.milestone('metro-line-27', '轨道二十七号线建成运营', 'Metro line 27 in operation', '二十七号线', {
    ...also('基础设施能级', ['三（二）', 7]),
    calibre: '三（二）7作“助推建成运营”。',
  }),
  infrastructure.milestone('jiefangbei-ring', '解放碑地下环道完工', 'Jiefangbei underground ring road', '解放碑地下环道等一批重大项目完工'),
  infrastructure.verdict(
    'infrastructure-network',
    '基础设施网络体系',
    'Infrastructure network',
    '基本构建起集约高效、经济适用、智能绿色、安全可靠的基础设施网络体系',
  ),
  infrastructure.milestone('two-rivers-core', '“两江四岸”核心区亮相', 'Two Rivers core area', '“两江四岸”核心区'),
  infrastructure.milestone('changbin', '重庆长滨亮相', 'Chongqing Changbin riverfront', '重庆长滨', also('基础设施能级', ['三（二）', 4])),
  infrastructure.milestone('caiyuanba-city', '菜园坝滨江创新城亮相', 'Caiyuanba Riverside Innovation City', '菜园坝滨江创新城', {
    ...also('基础设施能级', ['三（二）', 5]),
  }),
  infrastructure.verdict('world-landmarks', '世界性名片和标志性项目', 'World-class landmarks', '成渝地区双城经济圈建设中的世界性名片和标志性项目', {
    ...also('基础设施能级', ['三（二）', 4]),
    text: '一批重大工程成为成渝地区双城经济圈建设中的世界性名片和标志性项目',
  }),

  industry.verdict('industry-capacity', '产业能级', 'Industrial capacity', '产业能级显著提升'),
  industry.verdict('finance-centre', '西部金融中心主承载区', 'Western financial centre', '西部金融中心主承载区', {
    ...also('产业能级', ['三（三）', 11]),
    text: '西部金融中心主承载区建设迈出重大步伐',
  }),
  industry.verdict('green-finance-zone', '绿色金融改革创新试验区核心区', 'Green finance pilot zone', '绿色金融改革创新试验区核心区', {
    ...also('产业能级', ['三（三）', 11]),
    text: '绿色金融改革创新试验区核心区建设迈出重大步伐',
  }),
  industry.verdict('consumption-centre', '国际消费中心城市核心区', 'International consumption centre', '国际消费中心城市核心区', {
    ...also('产业能级', ['三（三）', 12], ['三（五）', 23]),
    text: '国际消费中心城市核心区建设迈出重大步伐',
  }),
  industry.verdict('innovation-zone', '科技创新中心特色功能区', 'Science and technology innovation zone', '科技创新中心特色功能区', {
    clause: '二、主要目标·产业能级；三（四）',
    tasks: ['action-4'],
    text: '科技创新中心特色功能区建设迈出重大步伐',
  }),
  industry.verdict('software-park', '中国软件名园创建', 'China Famous Software Park', '中国软件名园创建取得实质进展', also('产业能级', ['三（四）', 19])),
  industry.verdict('higher-economies', '总部、楼宇和数字经济', 'Headquarters, building and digital economies', '总部经济、楼宇经济、数字经济向更高层次迈进'),
  industry.verdict('services-zone', '重庆服务业高质量发展示范区', 'Demonstration zone for services', '重庆服务业高质量发展示范区建设取得显著成效', {
    clause: '二、主要目标·产业能级；三（三）',
    tasks: ['action-3'],
  }),
  industry.level('modern-services-share', '现代服务业增加值占GDP比重', 'Modern services in GDP', ['>=', '75', '%'], '现代服务业增加值占GDP比重提高到75%以上', {
    releaseWorkdays: usualRelease.grossProduct,
  }),
  industry.level('private-economy-share', '民营经济增加值占GDP比重', 'Private sector in GDP', ['>', '45', '%'], '民营经济增加值占GDP比重超过45%', {
    ...also('产业能级', ['三（七）', 39]),
    releaseWorkdays: usualRelease.grossProduct,
    calibre: strong,
  }),

  opening.verdict('reform-opening-capacity', '改革开放能级', 'Reform and opening capacity', '改革开放能级显著提升'),
  opening.verdict('reform-depth', '重点领域和关键环节改革', 'Reform of key fields', '重点领域和关键环节改革走深走实'),
  opening.meanGrowth('research-spending', '全社会研发经费投入年均增长', 'Growth of R&D spending', ['>=', '15', '%'], '全社会研发经费投入年均增长15%以上', {
    releaseWorkdays: usualRelease.research,
  }),
  opening.annualTotal('foreign-trade', '进出口总额', 'Imports and exports', ['>=', '100', '亿元'], '进出口总额达100亿元'),
  opening.annualTotal('foreign-capital', '实际使用外资', 'Foreign capital used', ['>=', '1.5', '亿美元'], '实际使用外资达1.5亿美元'),
  opening.verdict(
    'platform-effect',
    '开放平台综合效应',
    'Joint effect of opening platforms',
    '中央商务区、自贸试验区、中新合作示范项目、服务业扩大开放综合试点先行示范区、中西部国际交往中心核心区综合效应充分释放',
  ),
  opening.verdict('openness-breadth', '开放广度和深度', 'Breadth and depth of opening', '开放广度和深度不断拓展'),
  opening.verdict('openness-lead', '开放水平和能力', 'Level of openness', '开放水平和能力保持西部领先'),

  ecology.verdict('ecology-capacity', '生态环境保护能级', 'Capacity for ecological protection', '生态环境保护能级显著提升'),
  ecology.verdict('ecological-barrier', '长江上游生态屏障', 'Ecological barrier of the upper Yangtze', '长江上游重要生态屏障进一步筑牢'),
  ecology.verdict('beautiful-land', '山清水秀美丽之地', 'Land of green hills and clear waters', '山清水秀美丽之地加快建设'),
  ecology.eachYear('good-air-days', '空气质量优良天数', 'Days with good air', ['~', '305', '天'], '全区空气质量优良天数每年稳定在305天左右'),
  ecology.hold('river-water', '“两江”渝中段水质类别', 'Water class of the two rivers', ['<=', '2', '类'], '“两江”渝中段水质保持Ⅱ类', {
    better: 'lower',
    frequency: 'month',
    calibre: '类别按Ⅰ至劣Ⅴ记为1至6，数小为好。',
  }),
  ecology.hold('green-cover', '绿化覆盖率', 'Green coverage', ['>=', '40', '%'], '绿化覆盖率保持40%以上', { frequency: 'year' }),
  ecology.reduction('energy-intensity', '单位GDP能耗降低', 'Fall of energy use per GDP', ['>=', null, '%'], '单位GDP能耗降低', {
    text: '达到市级下达要求',
    releaseWorkdays: usualRelease.yearlyReport,
    calibre: '数值由市级下达，原文未写；按规划期累计降低率填报。',
  }),
  ecology.reduction('carbon-intensity', '单位GDP二氧化碳排放降低', 'Fall of carbon dioxide per GDP', ['>=', null, '%'], '单位GDP二氧化碳排放降低达市级要求', {
    text: '达到市级下达要求',
    releaseWorkdays: usualRelease.yearlyReport,
    calibre: '数值由市级下达，原文未写；按规划期累计降低率填报。',
  }),
  ecology.verdict('zero-waste-city', '“无废城市”建设', 'Zero-waste city', '“无废城市”建设取得新成效', also('生态环境保护能级', ['三（六）', 31])),
  ecology.verdict(
    'carbon-stage',
    '碳达峰、碳中和阶段性目标',
    'Stage goal of carbon peaking',
    '碳达峰、碳中和实现阶段性目标',
    also('生态环境保护能级', ['三（六）', 34]),
  ),

  life.verdict('life-capacity', '生活品质能级', 'Quality of life', '生活品质能级显著提升'),
  life.annualMean(
    'new-jobs',
    '年均新增就业',
    'New jobs a year on average',
    ['>=', '4', '万人'],
    '年均新增就业4万人以上',
    also('生活品质能级', ['三（十）', 49]),
  ),
  life.hold('unemployment', '城镇调查失业率', 'Surveyed urban unemployment', ['~', '5.5', '%'], '城镇调查失业率保持在5.5%左右', {
    ...also('生活品质能级', ['三（十）', 49]),
    better: 'lower',
  }),
  life.hold('pension-coverage', '基本养老保险参保率', 'Pension insurance coverage', ['>=', '95', '%'], '基本养老保险参保率稳定在95%以上', {
    ...also('生活品质能级', ['三（十）', 51]),
  }),
  life.hold('medical-coverage', '基本医疗保险参保率', 'Medical insurance coverage', ['>=', '95', '%'], '基本养老、医疗保险参保率稳定在95%以上'),
  life.level(
    'nursery-places',
    '每千人口3岁以下婴幼儿托位数',
    'Nursery places per thousand people',
    ['>', '4.5', '个'],
    '每千人口拥有3岁以下婴幼儿托位数超4.5个',
    { ...also('生活品质能级', ['三（十）', 52]), decimals: 2 },
  ),
  life.level('sense-of-safety', '群众安全感', 'Sense of safety', ['>=', '98', '%'], '群众安全感达98%', { frequency: 'year' }),
  life.verdict('common-prosperity', '共同富裕', 'Common prosperity', '共同富裕迈出坚实步伐'),
  life.verdict('living-standard', '人民生活水平', 'Standard of living', '人民生活水平显著提升'),
  life.verdict('social-security-system', '多层次社会保障体系', 'Social security system', '多层次社会保障体系更加健全'),
  life.verdict('income-lead', '居民人均收入', 'Income per head', '居民人均收入全市领先'),
  life.milestone('safe-city', '国家安全发展示范城市', 'National safe development model city', '成功创建国家安全发展示范城市', {
    ...also('生活品质能级', ['三（十）', 55]),
    calibre: strong,
  }),
  life.verdict(
    'sense-of-gain',
    '获得感、幸福感、安全感、认同感',
    'Sense of gain, happiness, safety and belonging',
    '人民群众获得感、幸福感、安全感、认同感不断增强',
  ),
]

const changbin = of('三（二）', 4)
const caiyuanba = of('三（二）', 5)
const digital = of('三（三）', 10)
const finance = of('三（三）', 11)
const doubling = of('三（四）', 18)
const services = of('三（八）', 44)
const health = of('三（十）', 52)
const education = of('三（十）', 53)
const culture = of('三（十）', 54)

const inTasks: readonly SeedIndicator[] = [
  of('三（一）', 1).verdict('three-destinations', '引领地、目的地、体验地', 'Three destinations', '打造总部经济引领地、国际消费目的地、巴蜀文化体验地'),
  changbin.planTotal('changbin-length', '长滨路滨江治理长度', 'Riverfront improved: length', ['>=', '4.8', '公里'], '长滨路沿线4.8公里'),
  changbin.planTotal('changbin-area', '长滨路滨江治理面积', 'Riverfront improved: area', ['>=', '23', '万平方米'], '23万平方米滨江区域治理提升'),
  changbin.milestone('changbin-parking', '老旧小区配套地下停车场完工', 'Underground car parks for old estates', '完工长滨路沿线老旧小区配套地下停车场'),
  changbin.milestone('changbin-road', '长滨路综合整治完工', 'Changbin Road works', '长滨路综合整治工程'),
  changbin.milestone('changbin-flood', '长滨路防洪提升完工', 'Changbin flood protection', '防洪提升等项目'),
  caiyuanba.milestone('xiang-railway', '渝湘高铁建成投用', 'Chongqing–Hunan high-speed railway', '渝湘高铁'),
  caiyuanba.milestone('chengyu-railway', '成渝铁路改造投用', 'Chengdu–Chongqing railway rebuilt', '成渝铁路改造'),
  caiyuanba.milestone('chongqing-station', '重庆站铁路综合交通枢纽投用', 'Chongqing Station transport hub', '重庆站铁路综合交通枢纽'),
  of('三（二）', 6).verdict('waterway', '朝天门至涪陵段航道整治', 'Waterway works from Chaotianmen to Fuling', '有效实施长江干线朝天门至涪陵河段航道整治工程'),
  of('三（二）', 7).milestone('metro-phase-4', '轨道第四期建设规划项目建成', 'Metro construction plan, phase 4', '全面建成轨道交通第四期建设规划项目'),
  of('三（二）', 7).verdict('metro-phase-5', '轨道第五期建设规划项目', 'Metro construction plan, phase 5', '实施第五期建设规划项目'),

  digital.annualTotal(
    'software-revenue',
    '软件和信息服务业营业收入',
    'Software and IT services revenue',
    ['>', '1000', '亿元'],
    '软件和信息服务业营业收入超过1000亿元',
  ),
  digital.level('software-staff', '软件和信息服务业从业人员', 'Software and IT services staff', ['>', '10', '万人'], '从业人员超10万人'),
  finance.verdict('finance-value-added', '金融业增加值', 'Value added of finance', '金融业增加值', { text: '金融业增加值领跑全市', modal: 'strive' }),
  finance.verdict('premium-income', '保费收入', 'Insurance premiums', '保费收入', { text: '保费收入领跑全市', modal: 'strive' }),
  finance.verdict('green-finance', '绿色金融规模', 'Volume of green finance', '绿色金融规模', { text: '绿色金融规模领跑全市', modal: 'strive' }),
  finance.verdict('cross-border-settlement', '跨境结算量', 'Cross-border settlement', '跨境结算量领跑全市', { modal: 'strive' }),
  of('三（三）', 12).verdict(
    'consumption-five-aspects',
    '消费目的地五个“度”',
    'Five aspects of the consumption destination',
    '国际知名度、消费繁荣度、商业活跃度、通达便利度、政策引领度全面提升',
  ),
  of('三（三）', 13).verdict('legal-district', '重庆中央法务区', 'Chongqing Central Legal District', '推动重庆中央法务区建设取得实质性进展'),
  of('三（三）', 14).milestone(
    'medical-core',
    '国家医学中心和区域医疗中心核心区创建',
    'Core area of the medical centres',
    '创建重庆国家医学中心和区域医疗中心核心区',
  ),
  of('三（三）', 16).verdict('future-industries', '未来产业落户', 'Future industries', '全力争取全市如碳基材料、人工智能等未来产业布局和落户渝中', {
    modal: 'strive',
  }),

  doubling.level('tech-firms', '科技型企业数', 'Technology firms', ['>=', null, '家'], '科技型企业和高新技术企业发展“双倍增”', {
    text: '倍增（较基期翻一番）',
    calibre: '原文未写基期和基数，填基期后才能判定。',
  }),
  doubling.level('high-tech-firms', '高新技术企业数', 'High-tech enterprises', ['>=', null, '家'], '高新技术企业发展“双倍增”', {
    text: '倍增（较基期翻一番）',
    calibre: '原文未写基期和基数，填基期后才能判定。',
  }),
  of('三（四）', 19).growth(
    'digital-core-revenue',
    '数字经济核心产业营业收入增速',
    'Growth of core digital revenue',
    ['>=', '20', '%'],
    '数字经济核心产业营业收入年增长20%以上',
    {
      calibre: '每年同一要求。',
    },
  ),
  of('三（四）', 21).verdict('ip-zone', '知识产权保护试点示范区', 'Pilot zone for intellectual property', '探索创建知识产权保护试点示范区'),

  of('三（五）', 23).milestone('landmark-districts', '三大地标商圈', 'Three landmark shopping districts', '“三大地标商圈”', { asked: ['>=', '3', '个'] }),
  of('三（五）', 23).verdict('consumption-cards', '五张消费名片', 'Five consumption brands', '“五张消费名片”', { text: '全方位做靓“五张消费名片”' }),
  of('三（五）', 27).verdict('tourism-destination', '世界知名文化旅游目的地', 'World-renowned tourism destination', '世界知名文化旅游目的地', {
    text: '建成“主客共享、近悦远来”的世界知名文化旅游目的地',
  }),

  of('三（六）', 32).verdict('garden-city', '国家生态园林城市', 'National ecological garden city', '推进国家生态园林城市创建'),
  of('三（六）', 34).verdict('saving-control', '节能降碳控制目标', 'Energy saving and carbon control', '全面完成节能降碳控制目标'),
  of('三（六）', 34).milestone('early-peak-zone', '率先碳达峰示范区', 'Early carbon-peaking zone', '积极争创成渝地区双城经济圈率先碳达峰示范区', {
    modal: 'strive',
  }),

  of('三（七）', 35).milestone('city-operations-centre', '智慧城市运行管理中心组建', 'Smart city operations centre', '组建智慧城市运行管理中心'),
  of('三（七）', 36).verdict(
    'business-environment',
    '营商环境最优区等三个区',
    'Best business environment',
    '加快打造营商环境最优区、市场机制最活区、改革探索领跑区',
  ),

  of('三（八）', 43).milestone('system-innovations', '自主培育重点制度创新成果', 'Institutional innovations', '形成自主培育重点制度创新成果3项以上', {
    asked: ['>=', '3', '项'],
  }),
  of('三（八）', 43).verdict('fintech-zone', '中新金融科技合作示范区', 'China–Singapore fintech zone', '推动打造中新金融科技合作示范区'),
  services.milestone('pilot-tasks', '服务业扩大开放综合试点任务', 'Pilot tasks for opening services', '86项综合试点任务全部完成', {
    asked: ['>=', '86', '项'],
  }),
  services.verdict('cross-border-finance-lead', '跨境金融结算地位', 'Standing in cross-border settlement', '跨境金融结算', {
    text: '跨境金融结算在全市保持领先',
  }),
  services.verdict('services-trade-lead', '服务贸易地位', 'Standing in services trade', '服务贸易、服务外包等在全市保持领先地位', {
    text: '服务贸易在全市保持领先',
  }),
  services.verdict('outsourcing-lead', '服务外包地位', 'Standing in services outsourcing', '服务外包等在全市保持领先地位', { text: '服务外包在全市保持领先' }),
  of('三（八）', 45).verdict(
    'foreign-bodies',
    '涉外机构和国际组织落户',
    'Foreign and international bodies',
    '大力争取更多涉外机构、国际组织及其办事机构落户渝中',
    {
      modal: 'strive',
    },
  ),

  of('三（九）', 46).milestone('wuxi-park', '渝中·巫溪协同招商产业园', 'Yuzhong–Wuxi joint park', '高质量打造渝中·巫溪协同招商产业园'),

  health.milestone('national-medical-centre', '国家医学中心创建', 'National medical centre', '创建国家医学中心和国家区域医疗中心'),
  health.milestone('regional-medical-centre', '国家区域医疗中心创建', 'National regional medical centre', '国家区域医疗中心'),
  health.level(
    'elderly-care-quality',
    '养老机构服务基本质量达标率',
    'Elderly care homes meeting basic quality',
    ['>=', '100', '%'],
    '养老机构服务基本质量100%达标',
  ),
  health.level('regular-exercise', '经常参加体育锻炼人数比例', 'People exercising regularly', ['>', '48', '%'], '经常参加体育锻炼人数比例超过48%', {
    frequency: 'year',
    releaseWorkdays: usualRelease.yearlyReport,
  }),
  health.level('sports-area', '人均体育场地面积', 'Sports area per head', ['>', '2.2', '平方米'], '力争人均体育场地面积超过2.2㎡', {
    frequency: 'year',
    releaseWorkdays: usualRelease.yearlyReport,
    modal: 'strive',
  }),
  education.hold(
    'public-kindergartens',
    '公办幼儿园在园幼儿占比',
    'Children in public kindergartens',
    ['>=', '55', '%'],
    '公办幼儿园在园幼儿占比巩固在55%以上',
    {
      frequency: 'year',
      releaseWorkdays: usualRelease.yearlyReport,
      modal: 'strive',
    },
  ),
  education.hold(
    'senior-school-enrolment',
    '高中阶段教育毛入学率',
    'Gross enrolment in senior schools',
    ['>=', '98.5', '%'],
    '高中阶段教育毛入学率巩固在98.5%以上',
    {
      frequency: 'year',
      releaseWorkdays: usualRelease.yearlyReport,
      modal: 'strive',
    },
  ),
  education.hold('higher-enrolment', '高等教育毛入学率', 'Gross enrolment in higher education', ['>=', '60', '%'], '高等教育毛入学率巩固在60%以上', {
    frequency: 'year',
    releaseWorkdays: usualRelease.yearlyReport,
    modal: 'strive',
  }),
  education.milestone('digital-education', '覆盖全区的数字教育体系', 'District-wide digital education', '构建覆盖全区的数字教育体系'),
  culture.milestone('civility-themes', '八大文明主题活动', 'Eight civility themes', '八大主题活动', { asked: ['>=', '8', '项'] }),
  culture.verdict('cultural-district', '文化强区', 'Strong cultural district', '文化强区', {
    text: '建成“承千年文脉、铸人文精神、树时代新风、强创新品质”的文化强区',
  }),
]

export const indicators: readonly SeedIndicator[] = [...goals, ...inTasks]
