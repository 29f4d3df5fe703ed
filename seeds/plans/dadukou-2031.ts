/** Dadukou's eight priorities for a modern people's city, 2025 to 2031. */
import { at, streamTree, type Stream } from './rows.ts'
import type { SeedIndicator, SeedPlan } from './shape.ts'

/** 三年 and 六年 counted from the year of the meeting. */
const inThreeYears = '2028-12-31'
const inSixYears = '2031-12-31'

const streams: readonly Stream[] = [
  {
    number: '1',
    title: '优化空间布局，提升城市综合承载能力',
    titleEn: 'Spatial layout and carrying capacity',
    summary: '统筹生产、生活、生态空间，建设五个城市功能片区，以“一圈双核”带动产城融合。',
    clause: '1.着力优化空间布局',
    items: [
      {
        title: '现代都市商圈',
        titleEn: 'Modern shopping district',
        summary: '九宫庙、天安数码城、万达龙湖三个片区协同，发展新消费，盘活闲置楼宇，做大两个物流市场。',
        clause: '1·焕新升级现代都市商圈',
      },
      {
        title: '建桥千亿产业园区',
        titleEn: 'Jianqiao industrial park',
        summary: '融入全市“33618”集群，培育3个主导、2个特色和1批新星产业及6个生产性服务业，推动园区转型。',
        dueOn: inSixYears,
        clause: '1·打造建桥千亿产业园区',
      },
      {
        title: '五一互助活力新城',
        titleEn: 'Wuyi Huzhu new town',
        summary: '按“一环、多点、成片”布局谋划“城市之眼”，建设生态绿廊和公共设施，三年见成效，形成新市民中心雏形。',
        dueOn: inThreeYears,
        clause: '1·建设五一互助活力新城',
      },
    ],
  },
  {
    number: '2',
    title: '塑造创新引领的城市发展动能',
    titleEn: 'Innovation-led growth',
    summary: '对接全市“416”科创布局，育主体、聚要素、造场景，以创新支撑新质生产力。',
    clause: '2.着力塑造创新引领的城市高质量发展动能',
    items: [
      {
        title: '高能级创新体系',
        titleEn: 'High-level innovation system',
        summary: '建设“建桥—天安”科创走廊，引来研发机构和上下游企业，健全创新链，壮大科技企业和创新平台。',
        dueOn: inThreeYears,
        clause: '2·构建更高能级的创新体系',
      },
      {
        title: '创新生态',
        titleEn: 'Innovation ecosystem',
        summary: '协同配置创新要素，用好引导基金和种子基金，引进科学家团队成果项目，搭建场景载体。',
        clause: '2·培育更具活力的创新生态',
      },
      {
        title: '赋能产业的创新场景',
        titleEn: 'Innovation for industry',
        summary: '以“产业大脑+未来工厂”带动“四侧”“四链”，依托链主企业抢占医疗装备、机器人、低空经济等赛道。',
        clause: '2·打造赋能产业的创新场景',
      },
    ],
  },
  {
    number: '3',
    title: '提升数智赋能综合治理效能',
    titleEn: 'Digital and AI governance',
    summary: '以数据、AI和场景推动全域治理，在超大城市现代化治理上先行。',
    clause: '3.着力提升数智赋能综合治理整体效能',
    items: [
      {
        title: 'AI赋能',
        titleEn: 'Use of AI',
        summary: '推动人工智能与数字重庆互相促进，攻坚基本能力“八项关键指标”，打造综合应用场景。',
        clause: '3·强化AI赋能',
      },
      {
        title: '实战枢纽',
        titleEn: 'Operations hub',
        summary: '以数字化城市运行和治理中心为主轴，重点工作统一部署调度，建成平战转换的实战枢纽。',
        clause: '3·建强实战枢纽',
      },
      {
        title: '行政执法改革',
        titleEn: 'Law enforcement reform',
        summary: '推进“大综合一体化”执法改革，规范全流程办案，谋划“执法+助企兴业”等有辨识度的场景。',
        clause: '3·深化执法改革',
      },
    ],
  },
  {
    number: '4',
    title: '增强联通内外的开放能级',
    titleEn: 'Opening up',
    summary: '交通先行、产业主导、平台支撑，以大开放促进大发展。',
    clause: '4.着力增强联通内外的城市高水平开放能级',
    items: [
      {
        title: '对外通道',
        titleEn: 'Links to the outside',
        summary: '推进铁路改造和两条道路项目，更快到达机场、港口和高铁站，降低物流成本。',
        clause: '4·提速对外通道建设',
      },
      {
        title: '开放型经济',
        titleEn: 'Open economy',
        summary: '培育外向型企业，提升“出海”能力，面向东盟和“一带一路”市场，发展跨境电商和服务外包。',
        clause: '4·做大开放型经济',
      },
      {
        title: '开放合作平台',
        titleEn: 'Platforms for cooperation',
        summary: '融入“一带一路”、陆海新通道和枢纽港产业园，提升自贸区联动创新区能级。',
        clause: '4·构建开放合作平台',
      },
    ],
  },
  {
    number: '5',
    title: '提高城市安全韧性水平',
    titleEn: 'Safety and resilience',
    summary: '风险全域纳管、实时感知、闭环处置，增强城市本质安全。',
    clause: '5.着力提高全方位体系化城市安全韧性水平',
    items: [
      {
        title: '安全风险管控',
        titleEn: 'Risk control',
        summary: '健全风险闭环智控和监测预警，城市风险点全部上图，提高应急处置实效。',
        clause: '5·精准管控安全风险',
      },
      {
        title: '安全生产',
        titleEn: 'Work safety',
        summary: '开展治本攻坚三年行动，整治道路、施工、森林和自然灾害等领域隐患，做好防汛防灾。',
        clause: '5·抓紧抓实安全生产',
      },
      {
        title: '社会稳定',
        titleEn: 'Social stability',
        summary: '深化“枫桥经验”大渡口实践，排查化解矛盾，妥善处置历史遗留问题。',
        clause: '5·全力维护社会稳定',
      },
    ],
  },
  {
    number: '6',
    title: '推动城市更新，提升生活品质',
    titleEn: 'Urban renewal and quality of life',
    summary: '统筹规划、建设、运营、治理，打造高品质宜居地。',
    clause: '6.着力推动城市更新提升城市生活品质',
    items: [
      {
        title: '城市更新',
        titleEn: 'Urban renewal',
        summary: '统筹钢城、九宫庙、五一互助、双山、工博、茄子溪6个片区的更新，老旧小区、街区、厂区和商业区一并改造。',
        clause: '6·全力推进城市更新',
      },
      {
        title: '公共服务',
        titleEn: 'Public services',
        summary: '依托15分钟生活服务圈，加快区人民医院扩容等医疗、教育、养老项目。',
        clause: '6·全面优化公共服务',
      },
      {
        title: '城市颜值',
        titleEn: 'City appearance',
        summary: '建设滨江风景线、钢花片区风貌区和乡村振兴示范区等大场景，改造微景观。',
        clause: '6·全域提升城市颜值',
      },
    ],
  },
  {
    number: '7',
    title: '推动新时代文化强区建设',
    titleEn: 'Strong cultural district',
    summary: '以文化人、惠民、润城、兴业，提升城市文化软实力。',
    clause: '7.着力推动底蕴深厚的新时代文化强区建设',
    items: [
      {
        title: '精神文明建设',
        titleEn: 'Civic culture',
        summary: '推进公民道德建设，弘扬城市精神，深化思政品牌，创建全国文明城区。',
        clause: '7·深化精神文明建设',
      },
      {
        title: '文旅融合',
        titleEn: 'Culture and tourism',
        summary: '挖掘义渡、抗战和工业文化，办好小面和火锅文化节，打造“一线三组团”文旅场景。',
        clause: '7·推动文旅融合发展',
      },
      {
        title: '宣传工作',
        titleEn: 'Communication',
        summary: '加强国际传播，用好媒体平台，提高城市辨识度和影响力。',
        clause: '7·提升宣传工作质效',
      },
    ],
  },
  {
    number: '8',
    title: '强化党建统领',
    titleEn: 'Party leadership',
    summary: '党建统领、资源整合、多元共建，构建超大城市治理体系。',
    clause: '8.着力强化党建统领确保党的领导一贯到底',
    items: [
      {
        title: '党建统领带全局',
        titleEn: 'Leading through the Party',
        summary: '健全党领导城市工作的机制和“一把手”责任链，完善“141”基层智治体系和服务群众机制。',
        clause: '8·党建统领带全局',
      },
      {
        title: '作风与本领',
        titleEn: 'Conduct and skills',
        summary: '弘扬说干就干的作风，提高干部城市工作能力，培养规划、建设、治理人才。',
        clause: '8·锤炼作风强本领',
      },
      {
        title: '协调联动',
        titleEn: 'Coordination',
        summary: '健全制度保障，党委统筹，多方与基层参与，依法办事，形成社会共建共治的氛围。',
        clause: '8·协调联动聚合力',
      },
    ],
  },
]

const tasks = streamTree(streams)

const undated = '原文未写时限，按规划期末记。'
/** The corridor and the public buildings stand in the sentence that ends in 三年成势. */
const sameSentence = '原文未单写时限，与“三年成势”同句，按三年记。'

/** Place of an item, with its own clause. Undated unless the row says so. */
const of = (stream: number, item: number, calibre = undated) =>
  at({
    dueOn: inSixYears,
    clause: streams[stream - 1]!.items![item - 1]!.clause!,
    dimension: `stream-${stream}`,
    tasks: [`task-${stream}-${item}`],
    calibre,
  })

const ofStream = (stream: number) => at({ dueOn: inSixYears, clause: streams[stream - 1]!.clause, dimension: `stream-${stream}`, calibre: undated })

const shopping = of(1, 1)
const jianqiao = of(1, 2)
const newTown = of(1, 3, sameSentence)
const innovation = of(2, 1)
const funds = of(2, 2)
const links = of(4, 1)

const turnover = '“双百亿”按两个市场年交易额各100亿元理解，原文未写口径和时限，按规划期末记。'
const underWay = '原文只说推进或加快建设，未写完工时限，按规划期末记。'
const exact = '时限按会议年份起算。'

const indicators: readonly SeedIndicator[] = [
  ofStream(1).verdict('five-areas', '五个城市功能片区', 'Five functional areas', '着力“五个城市功能片区”建设', { text: '五个城市功能片区建设见成效' }),
  shopping.annualTotal(
    'cold-chain-market',
    '国家骨干冷链物流市场年交易额',
    'Turnover of the cold-chain market',
    ['>=', '100', '亿元'],
    '国家骨干冷链物流、龙文钢材“双百亿”物流市场',
    {
      calibre: turnover,
    },
  ),
  shopping.annualTotal('steel-market', '龙文钢材市场年交易额', 'Turnover of the Longwen steel market', ['>=', '100', '亿元'], '龙文钢材“双百亿”物流市场', {
    calibre: turnover,
  }),
  shopping.verdict(
    'commercial-core',
    '九宫庙现代化商贸核心区和服务业集聚区',
    'Jiugongmiao commercial core',
    '全力打造“九宫庙商圈现代化商贸核心区+现代服务业产业平台集聚区”',
    {
      text: '九宫庙商圈成为现代化商贸核心区和现代服务业产业平台集聚区',
    },
  ),
  jianqiao.annualTotal(
    'industrial-output',
    '规上工业总产值',
    'Output of larger industrial firms',
    ['>=', '1000', '亿元'],
    '规上工业总产值三年突破700亿元、六年达到1000亿元',
    {
      modal: 'strive',
      calibre: exact,
      nodes: [{ dueOn: inThreeYears, operator: '>', value: '700' }],
    },
  ),
  jianqiao.verdict('industry-structure', '主导、特色、新星产业和生产性服务业', 'Structure of industries', '3个主导产业', {
    text: '3个主导产业、2个特色产业、1批新星产业和6个现代生产性服务业得到培育壮大',
  }),
  newTown.planTotal('green-corridor', '生态绿廊', 'Green corridor', ['>=', '10', '公里'], '加快建设10公里生态绿廊', { dueOn: inThreeYears }),
  newTown.milestone('social-work-centre', '社会工作服务中心', 'Social work centre', '社会工作服务中心', { dueOn: inThreeYears }),
  newTown.milestone('youth-centre', '青少年活动中心', 'Youth centre', '青少年活动中心', { dueOn: inThreeYears }),
  newTown.verdict('new-town', '五一互助片区活力新城', 'Wuyi Huzhu new town', '推动五一互助片区活力新城三年成势', { dueOn: inThreeYears, calibre: exact }),
  newTown.verdict('citizens-centre', '新市民中心', 'New citizens’ centre', '产城融合、功能完善、交通便捷、生态宜居的新市民中心初具形态', {
    dueOn: inThreeYears,
  }),

  innovation.level('high-tech-firms', '高新技术企业', 'High-tech enterprises', ['>=', '250', '家'], '力争三年内高新技术企业和科技型企业分别达到250家、1000家', {
    dueOn: inThreeYears,
    modal: 'strive',
    calibre: exact,
  }),
  innovation.level('tech-firms', '科技型企业', 'Technology firms', ['>=', '1000', '家'], '力争三年内高新技术企业和科技型企业分别达到250家、1000家', {
    dueOn: inThreeYears,
    modal: 'strive',
    calibre: exact,
  }),
  innovation.level(
    'innovation-platforms',
    '国家级和市级创新平台',
    'National and municipal innovation platforms',
    ['>=', '150', '个'],
    '国家级和市级创新平台达到150个',
    {
      dueOn: inThreeYears,
      modal: 'strive',
      calibre: '国家级与市级合计；时限按会议年份起算。',
    },
  ),
  innovation.verdict('innovation-corridor', '“建桥—天安”科创走廊', 'Jianqiao–Tian’an innovation corridor', '打造“建桥—天安”科创走廊', {
    text: '“建桥—天安”科创走廊成形',
  }),
  funds.verdict('guidance-fund', '产业引导基金', 'Industry guidance fund', '用好15亿元产业引导基金', {
    calibre: '15亿元是基金规模，要求是“用好”；原文未写时限，按规划期末记。',
  }),
  funds.verdict('seed-fund', '种子投资基金', 'Seed fund', '3000万元种子投资基金', {
    text: '用好3000万元种子投资基金',
    calibre: '3000万元是基金规模，要求是“用好”；原文未写时限，按规划期末记。',
  }),
  funds.verdict('innovation-ecosystem', '一流创新生态', 'First-class innovation ecosystem', '加快形成科、产、城、人、文一流创新生态'),

  ofStream(3).verdict('digital-governance-lead', '数智治理领跑', 'Ahead in digital governance', '努力在数智赋能超大城市现代化治理上探路领跑', {
    text: '在数智赋能超大城市现代化治理上探路领跑',
    modal: 'strive',
  }),
  of(3, 1).verdict('eight-key-indicators', '基本能力“八项关键指标”', 'Eight key capability indicators', '基本能力建设“八项关键指标”', {
    text: '基本能力建设“八项关键指标”攻坚见效',
  }),
  of(3, 2).milestone('operations-hub', '全区统一的平战转换实战枢纽', 'District operations hub', '建设全区统一的平战转换实战枢纽'),
  of(3, 3).verdict('enforcement-result', '执法改革标志性成果', 'Landmark results of enforcement reform', '打造推进超大城市现代化治理的标志性成果'),

  links.milestone('chengyu-railway', '成渝铁路改造', 'Chengdu–Chongqing railway rebuilt', '推进成渝铁路改造', { calibre: underWay }),
  links.milestone('shuangshan-interchange', '双山隧道至金家湾立交改造工程', 'Shuangshan Tunnel to Jinjiawan works', '双山隧道至金家湾立交改造工程', {
    calibre: underWay,
  }),
  links.milestone('riverside-link', '大滨路与九滨路连接道', 'Dabin–Jiubin Road link', '大滨路与九滨路连接道', { calibre: underWay }),
  links.verdict('logistics-cost', '通达效率和物流成本', 'Access and logistics cost', '切实降低物流成本', { text: '到交通枢纽更快，物流成本切实降低' }),
  of(4, 3).verdict('free-trade-area', '自贸联动创新区平台能级', 'Free trade linkage zone', '提升重庆自贸试验区大渡口联动创新区平台能级'),

  of(5, 1).level('risk-points-mapped', '城市风险点上图率', 'Risk points on the map', ['>=', '100', '%'], '推动城市风险点全量落图', {
    calibre: '“全量”按100%记；原文未写时限，按规划期末记。',
  }),
  of(5, 2).verdict('no-major-accident', '重特大事故', 'Major accidents', '坚决遏制重特大事故发生'),
  of(5, 3).verdict('social-stability', '社会大局和平安工作', 'Social stability and public safety', '确保社会大局和谐稳定、平安工作走在前列', {
    modal: 'ensure',
  }),

  of(6, 1).verdict('renewal-areas', '六个片区更新', 'Renewal of six areas', '统筹推进钢城、九宫庙、五一互助、双山、工博、茄子溪片区更新'),
  of(6, 2).milestone('hospital-extension', '区人民医院扩容工程', 'Extension of the District People’s Hospital', '提速区人民医院扩容工程等项目建设', {
    calibre: underWay,
  }),
  of(6, 3).verdict('riverside-scene', '现代化国际大都市滨江风景线', 'Riverside scenery', '“渔秋浩—葛老溪—茄子溪—钓鱼嘴”现代化国际大都市滨江风景线', {
    text: '滨江风景线建成',
  }),
  of(6, 3).verdict('ganghua-scene', '钢花片区美丽都市风貌展示区', 'Ganghua urban landscape', '钢花片区美丽都市风貌展示区', { text: '钢花片区风貌展示区建成' }),
  of(6, 3).verdict('rural-scene', '城乡融合乡村振兴示范区', 'Rural revitalisation zone', '城乡融合乡村振兴示范区', { text: '城乡融合乡村振兴示范区建成' }),

  of(7, 1).milestone('civilised-district', '全国文明城区', 'National civilised district', '积极创建全国文明城区'),
  of(7, 2).verdict('tourism-scene', '“一线三组团”文旅新场景', 'One line, three clusters', '“一线三组团”文旅发展新场景', {
    text: '“一线三组团”文旅发展新场景成形',
  }),
]

export const dadukou2031: SeedPlan = {
  code: 'dadukou-2031',
  title: '大渡口区现代化人民城市建设八项重点任务',
  titleEn: 'Dadukou: eight tasks for a modern people’s city',
  area: '重庆市大渡口区',
  issuer: '中共重庆市大渡口区委',
  document: {
    title: '区委十三届十次全会部署现代化人民城市建设八项重点任务（报道）',
    number: null,
    issuedOn: null,
    note: '全会于8月27日举行，报道未写年份，2025年是我们的理解；“三年”“三年内”记到2028年底，“六年”记到2031年底。报道没有标题，题名为我们所拟。',
  },
  startsOn: '2025-01-01',
  endsOn: '2031-12-31',
  bodies: [],
  tasks,
  indicators,
}
