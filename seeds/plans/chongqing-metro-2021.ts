/** Work streams of the 2021 meeting on the Chongqing metropolitan area. It sets goals in words and no figures. */
import { at, streamTree, type Stream } from './rows.ts'
import type { SeedIndicator, SeedPlan } from './shape.ts'

const secretary = '市委书记讲话'
const mayor = '市长讲话'

const networks = ['高铁', '轨道交通', '道路交通', '航空', '航运', '水利', '能源'] as const
const networksEn = ['High-speed rail', 'Metro', 'Roads', 'Aviation', 'Shipping', 'Water', 'Energy'] as const

const streams: readonly Stream[] = [
  {
    title: '国际化',
    titleEn: 'International',
    summary: '补短板、做优长板，从营商、通道、经贸、消费、旅游和交往六个方面提升国际化。',
    clause: `${secretary}·国际化`,
    items: [
      { title: '国际化营商环境', titleEn: 'Business environment', summary: '营造国际化的营商环境。' },
      { title: '国际化开放通道', titleEn: 'Opening corridors', summary: '提升对外开放通道。' },
      { title: '国际化经贸产业', titleEn: 'Trade and industry', summary: '壮大面向国际的经贸产业。' },
      { title: '国际化消费中心', titleEn: 'Consumption centre', summary: '培育国际化的消费中心。' },
      { title: '国际化旅游目的地', titleEn: 'Tourism destination', summary: '建设面向国际的旅游目的地。' },
      { title: '国际化交往中心', titleEn: 'Exchange centre', summary: '把国际交往中心做实。' },
    ],
  },
  {
    title: '绿色化',
    titleEn: 'Green',
    summary: '用好城市哲学和城市美学，从屏障、产业、家园、生活四个方面推进绿色化。',
    clause: `${secretary}·绿色化`,
    items: [
      { title: '绿色屏障', titleEn: 'Green barrier', summary: '筑牢绿色生态屏障。' },
      { title: '绿色产业', titleEn: 'Green industry', summary: '发展绿色产业。' },
      { title: '绿色家园', titleEn: 'Green homes', summary: '建设绿色家园。' },
      { title: '绿色生活', titleEn: 'Green living', summary: '倡导绿色的生活方式。' },
    ],
  },
  {
    title: '智能化',
    titleEn: 'Intelligent',
    summary: '数字经济与实体经济融合，发展智能制造和智能建造，用大数据服务经济与生活。',
    clause: `${secretary}·智能化`,
    items: [
      { title: '数字经济和实体经济融合', titleEn: 'Digital and real economy', summary: '推动数字经济与实体经济深入融合。' },
      { title: '智能制造和智能建造', titleEn: 'Smart manufacturing and building', summary: '抓智能制造、智能建造，建设“智造重镇”和“智慧名城”。' },
      { title: '大数据智能化应用', titleEn: 'Use of big data', summary: '用大数据智能化为经济和生活服务。' },
    ],
  },
  {
    title: '人文化',
    titleEn: 'Humanistic',
    summary: '保护历史文化，培育时尚，提高市民素质，营造宜居宜业宜游环境。',
    clause: `${secretary}·人文化`,
    items: [
      { title: '历史文化保护传承', titleEn: 'Heritage', summary: '保护和传承历史文化。' },
      { title: '现代时尚气息', titleEn: 'Modern style', summary: '培育现代和时尚的气息。' },
      { title: '市民文明素质', titleEn: 'Civility', summary: '提高市民文明素质。' },
      { title: '宜居宜业宜游环境', titleEn: 'Place to live, work and visit', summary: '营造适合居住、就业和旅游的环境。' },
    ],
  },
  {
    title: '产业链协同协作',
    titleEn: 'Cooperation along industrial chains',
    summary: '优化布局、分工和配套，以科技赋能，共同延补强产业链。',
    clause: `${secretary}·产业链协同协作`,
    items: [
      { title: '产业布局与分工', titleEn: 'Layout and division of labour', summary: '各区之间重新布局产业，分工合作，补齐配套。' },
      { title: '建链延链补链强链', titleEn: 'Stronger chains', summary: '强化科技赋能，共同补强产业链。' },
      { title: '企业培育', titleEn: 'Growing firms', summary: '培育领军和“链主”企业，壮大“专精特新”中小企业。' },
    ],
  },
  {
    title: '基础设施互联互通',
    titleEn: 'Connected infrastructure',
    summary: '推进交通一体化，以轨道连起都市区，各类设施统筹建设。',
    clause: `${secretary}·基础设施互联互通`,
    items: [
      { title: '交通基础设施一体化', titleEn: 'Integrated transport', summary: '提高交通基础设施的一体化水平。' },
      { title: '轨道上的都市区', titleEn: 'Metropolis on rails', summary: '以轨道交通支撑都市区。' },
      { title: '各类基础设施统筹', titleEn: 'Coordinated infrastructure', summary: '统筹建设各类基础设施。' },
    ],
  },
  {
    title: '公共服务共建共享',
    titleEn: 'Shared public services',
    summary: '解决就业、医疗教育、住房和养老等群众关心的问题，在发展中推进共同富裕。',
    clause: `${secretary}·公共服务共建共享`,
    items: [
      { title: '就业增收', titleEn: 'Jobs and income', summary: '扩大就业，增加收入。' },
      { title: '医疗教育', titleEn: 'Health and education', summary: '改善医疗和教育服务。' },
      { title: '住房保障', titleEn: 'Housing', summary: '加强住房保障。' },
      { title: '养老服务', titleEn: 'Care for the elderly', summary: '改善养老服务。' },
    ],
  },
  {
    title: '政策体制先行先试',
    titleEn: 'Trial reforms',
    summary: '深化通办、城市管理和市场一体化改革，打通同城化堵点，让要素流动。',
    clause: `${secretary}·政策体制先行先试`,
    items: [
      { title: '政务服务事项通办改革', titleEn: 'Services across districts', summary: '深化政务服务事项跨区通办。' },
      { title: '城市管理体制改革', titleEn: 'City management reform', summary: '深化城市管理体制改革。' },
      { title: '市场一体化改革', titleEn: 'Market integration', summary: '深化市场一体化，促进要素流动和配置。' },
    ],
  },
  {
    title: '城市安全联防联治',
    titleEn: 'Joint city safety',
    summary: '提升四种安全能力，保持社会和谐稳定。',
    clause: `${secretary}·城市安全联防联治`,
    items: [
      { title: '防灾减灾能力', titleEn: 'Disaster prevention', summary: '提升防灾减灾能力。' },
      { title: '安全监管能力', titleEn: 'Safety supervision', summary: '提升安全监管能力。' },
      { title: '生态环境安全保障能力', titleEn: 'Ecological safety', summary: '提升生态环境安全保障能力。' },
      { title: '突发事件应急处置能力', titleEn: 'Emergency response', summary: '提升突发事件应急处置能力。' },
    ],
  },
  {
    title: '市长部署的七项着力点',
    titleEn: 'Seven points of the mayor',
    summary: '基础设施、产业体系、科技、开放、城市更新、双碳和共同富裕七个方面。',
    clause: mayor,
    items: [
      {
        title: '现代基础设施网络',
        titleEn: 'Modern infrastructure network',
        summary: '加快构建“七张网”和“两个体系”。',
        clause: `${mayor}·现代基础设施网络`,
        items: [
          ...networks.map((name, index) => ({
            title: `${name}网`,
            titleEn: `${networksEn[index]!} network`,
            summary: `“七张网”之一：加快构建${name}网络。`,
          })),
          { title: '新型基础设施体系', titleEn: 'New infrastructure system', summary: '“两个体系”之一：加快构建新型基础设施。' },
          { title: '城市安全保障体系', titleEn: 'City safety system', summary: '“两个体系”之一：加快构建城市安全保障。' },
        ],
      },
      {
        title: '现代产业体系',
        titleEn: 'Modern industrial system',
        summary: '增强产业链供应链的韧性与竞争力，做制造业高质量发展的主战场。',
        clause: `${mayor}·现代产业体系`,
      },
      {
        title: '科技自立自强',
        titleEn: 'Self-reliance in science and technology',
        summary: '优化创新生态，打造有全国影响力的科技创新中心。',
        clause: `${mayor}·科技自立自强`,
      },
      {
        title: '高水平对外开放',
        titleEn: 'Opening up',
        summary: '提高通道效率、平台能级和开放型经济质量，融入双循环。',
        clause: `${mayor}·高水平对外开放`,
      },
      {
        title: '城市更新行动',
        titleEn: 'Urban renewal',
        summary: '实施城市更新，建设近悦远来的美好城市。',
        clause: `${mayor}·城市更新行动`,
      },
      {
        title: '碳达峰碳中和',
        titleEn: 'Carbon peaking and neutrality',
        summary: '降碳、减污、增绿，提升生态系统质量和稳定性。',
        clause: `${mayor}·碳达峰、碳中和`,
      },
      {
        title: '共同富裕',
        titleEn: 'Common prosperity',
        summary: '增加居民收入，改善公共服务，让“一区两群”发展更均衡。',
        clause: `${mayor}·共同富裕`,
      },
    ],
  },
  {
    kind: 'safeguard',
    title: '组织保障',
    titleEn: 'Organisation and support',
    summary: '加强组织保障，凝聚各方力量，让各项工作有序推进、落地见效。',
    clause: `${secretary}·组织保障`,
    items: [
      { title: '政治站位', titleEn: 'Political commitment', summary: '提高政治能力，以一域服务全局。' },
      { title: '党的领导', titleEn: 'Party leadership', summary: '压实领导责任，提升能力，改进作风。' },
      { title: '任务落实', titleEn: 'Delivery', summary: '从规划、项目、要素和人才四个方面抓落实。' },
      { title: '协同融合', titleEn: 'Coordination', summary: '树立“一盘棋”思想，推动成渝、市域、城乡协同。' },
    ],
  },
]

const dueOn = '2025-12-31'
const calibre = '会议未写时限，按“十四五”末记。'

const whole = at({ dueOn, clause: `${secretary}·总体要求`, calibre })
/** Place of a stream, and of its items where `items` says which. */
const of = (stream: number, ...items: readonly number[]) => {
  const { clause, items: all } = streams[stream - 1]!
  return at({
    dueOn,
    clause: items.length === 1 ? (all![items[0]! - 1]!.clause ?? clause) : clause,
    dimension: `stream-${stream}`,
    tasks: items.map((item) => `task-${stream}-${item}`),
    calibre,
  })
}

const indicators: readonly SeedIndicator[] = [
  whole.verdict('competitiveness', '竞争力和带动力', 'Competitiveness and pull', '进一步提高竞争力、增强带动力', { text: '竞争力提高，带动力增强' }),
  whole.verdict('model-of-quality', '高质量发展高品质生活新范例', 'New model of quality development and life', '以建成高质量发展高品质生活新范例为统领', {
    text: '建成高质量发展高品质生活新范例',
  }),
  whole.verdict(
    'four-modernities',
    '国际化、绿色化、智能化、人文化现代大都市',
    'Modern metropolis of four qualities',
    '加快建设国际化、绿色化、智能化、人文化现代大都市',
  ),
  whole.verdict('urban-integration', '主城都市区同城化发展', 'Integration of the metropolitan area', '推动主城都市区同城化发展取得更大成效'),

  of(1).verdict('international', '国际化成效', 'International standing', '展现“国际范”，彰显“重庆味”'),
  of(2).verdict('green', '山水之城、美丽之地', 'City of hills and water', '进一步彰显山水之城、美丽之地的独特魅力'),
  of(3, 2).verdict('smart-city', '“智造重镇”和“智慧名城”', 'Smart manufacturing and smart city', '在打造“智造重镇”、建设“智慧名城”中迈出新步伐'),
  of(3, 1).verdict('digital-real-economy', '数字经济和实体经济融合', 'Digital and real economy', '推动数字经济和实体经济深度融合'),
  of(4).verdict('humanistic', '城市人情味和市民幸福感', 'Humane city and happiness', '让城市充满人情味，让市民更有幸福感'),

  of(5, 2).verdict('supply-chain', '产业链供应链优化升级', 'Better supply chains', '推动产业链供应链优化升级'),
  of(5, 3).verdict('leading-firms', '领军企业和“链主”企业', 'Leading firms', '培育一批领军企业和“链主”企业'),
  of(5, 3).verdict('specialised-firms', '“专精特新”中小企业', 'Specialised small firms', '壮大一批“专精特新”中小企业'),
  of(6, 1).verdict('transport-integration', '交通基础设施一体化', 'Integrated transport', '提升交通基础设施一体化水平'),
  of(6, 2).verdict('metropolis-on-rails', '轨道上的都市区', 'Metropolis on rails', '打造轨道上的都市区'),
  of(7).verdict('public-concerns', '群众关心的公共服务问题', 'Services people care about', '解决好老百姓关心的就业增收、医疗教育、住房保障、养老服务等问题'),
  of(7).verdict('prosperity-in-services', '公共服务中的共同富裕', 'Common prosperity through services', '在高质量发展中推进共同富裕'),
  of(8).verdict('integration-obstacles', '同城化堵点难点', 'Obstacles to integration', '打通同城化进程中的堵点难点'),
  of(8, 3).verdict('flow-of-factors', '生产要素流动配置', 'Flow of resources', '推动各类生产要素合理流动、高效配置'),
  of(9).verdict('social-stability', '社会大局稳定', 'Social stability', '保持社会大局和谐稳定'),

  of(10, 1).verdict('seven-networks', '基础设施“七张网”', 'Seven networks', '高铁、轨道交通、道路交通、航空、航运、水利、能源“七张网”', {
    text: '加快构建“七张网”',
  }),
  of(10, 1).verdict('two-systems', '新型基础设施和城市安全“两个体系”', 'Two systems', '新型基础设施、城市安全保障“两个体系”', { text: '加快构建“两个体系”' }),
  of(10, 2).verdict('manufacturing', '制造业高质量发展主战场', 'Main field of manufacturing', '当好制造业高质量发展的主战场'),
  of(10, 2).verdict('chain-resilience', '产业链供应链韧性和竞争力', 'Resilience of supply chains', '增强产业链供应链韧性和竞争力'),
  of(10, 3).verdict('innovation-centre', '科技创新中心', 'Science and technology innovation centre', '加快打造具有全国影响力的科技创新中心'),
  of(10, 4).verdict('opening', '对外开放水平', 'Level of opening', '提升开放通道效率、开放平台能级、开放型经济质量'),
  of(10, 5).verdict('fine-city', '“近悦远来”的美好城市', 'City that pleases near and far', '加快建设“近悦远来”的美好城市'),
  of(10, 6).verdict('carbon', '碳达峰、碳中和', 'Carbon peaking and neutrality', '着力做好碳达峰、碳中和工作，聚焦降碳、减污、增绿'),
  of(10, 6).verdict('ecosystem-quality', '生态系统质量和稳定性', 'Quality and stability of ecosystems', '不断提升生态系统质量和稳定性'),
  of(10, 7).verdict('income-and-services', '居民收入和公共服务品质', 'Income and public services', '提高居民收入水平和公共服务品质'),
  of(10, 7).verdict('balanced-region', '“一区两群”协调发展', 'Balanced development of the region', '促进“一区两群”协调发展'),

  of(11).verdict('delivery', '各项工作落地见效', 'Delivery', '确保主城都市区各项工作有序推进、落地见效', { modal: 'ensure' }),
  of(11, 4).verdict('win-win', '成渝、市域、城乡协同', 'Coordination at three levels', '推动成渝协同、市域协同、城乡协同，实现共赢发展'),
]

export const chongqingMetro2021: SeedPlan = {
  code: 'chongqing-metro-2021',
  title: '重庆主城都市区工作座谈会工作部署',
  titleEn: 'Chongqing metropolitan area: work set by the 2021 meeting',
  area: '重庆主城都市区',
  issuer: '中共重庆市委、重庆市人民政府',
  document: {
    title: '加快建设国际化绿色化智能化人文化现代大都市 在服务国家战略中展现更大担当发挥更大作用',
    number: null,
    issuedOn: '2021-09-24',
    note: '座谈会于2021年9月23日召开，《重庆日报》2021年9月24日刊发；日期为刊发日。会议没有写规划期和数字，按“十四五”（2021—2025年）记是我们的理解。',
  },
  startsOn: '2021-01-01',
  endsOn: dueOn,
  bodies: [],
  tasks: streamTree(streams),
  indicators,
}
