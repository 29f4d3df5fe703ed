/**
 * Departments, streets, committees, companies and headquarters that the reference plans name.
 *
 * `shortName` and `aliases` are as printed. The documents print short names only: `name` is our expansion, and the note says so
 * where the registered name is not certain. A collective lists its members with the basis of the list; one without
 * members stays unresolved, because the text does not say who belongs to it.
 */
import type { SeedDepartment } from './plans/shape.ts'

const yuzhong = '重庆市渝中区'
const metro = '重庆主城都市区'

type Given = Pick<SeedDepartment, 'code' | 'shortName' | 'name' | 'nameEn'> & Partial<SeedDepartment>
type Kind = SeedDepartment['kind']

const of =
  (kind: Kind, area = yuzhong) =>
  (row: Given): SeedDepartment => ({ area, aliases: [], kind, parent: null, note: null, members: [], ...row })

const department = of('department')
const party = of('party')
const committee = of('committee')
const company = of('company')
const collective = of('collective')

const expanded = '原文只印简称，全称由简称展开，待核。'
const unregistered = '原文只印简称，登记全称待核。'

const departmentsOfYuzhong: readonly SeedDepartment[] = [
  department({ code: 'yz-drc', shortName: '区发改委', name: '渝中区发展和改革委员会', nameEn: 'Yuzhong District Development and Reform Commission' }),
  department({
    code: 'yz-housing',
    shortName: '区住建委',
    name: '渝中区住房和城乡建设委员会',
    nameEn: 'Yuzhong District Commission of Housing and Urban-Rural Development',
  }),
  department({ code: 'yz-transport', shortName: '区交通局', name: '渝中区交通局', nameEn: 'Yuzhong District Transport Bureau' }),
  department({ code: 'yz-urban-management', shortName: '区城管局', name: '渝中区城市管理局', nameEn: 'Yuzhong District Urban Management Bureau' }),
  department({
    code: 'yz-industry-it',
    shortName: '区经信委',
    name: '渝中区经济和信息化委员会',
    nameEn: 'Yuzhong District Commission of Economy and Information Technology',
  }),
  department({
    code: 'yz-big-data',
    shortName: '区大数据局',
    name: '渝中区大数据应用发展管理局',
    nameEn: 'Yuzhong District Big Data Application and Development Administration',
  }),
  department({
    code: 'yz-finance-office',
    shortName: '区金融办',
    name: '渝中区金融工作办公室',
    nameEn: 'Yuzhong District Financial Affairs Office',
    note: expanded,
  }),
  department({ code: 'yz-commerce', shortName: '区商务委', name: '渝中区商务委员会', nameEn: 'Yuzhong District Commission of Commerce' }),
  department({
    code: 'yz-culture-tourism',
    shortName: '区文旅委',
    name: '渝中区文化和旅游发展委员会',
    nameEn: 'Yuzhong District Commission of Culture and Tourism Development',
  }),
  department({ code: 'yz-justice', shortName: '区司法局', name: '渝中区司法局', nameEn: 'Yuzhong District Justice Bureau' }),
  department({
    code: 'yz-human-resources',
    shortName: '区人社局',
    name: '渝中区人力资源和社会保障局',
    nameEn: 'Yuzhong District Bureau of Human Resources and Social Security',
  }),
  department({ code: 'yz-health', shortName: '区卫健委', name: '渝中区卫生健康委员会', nameEn: 'Yuzhong District Health Commission' }),
  department({
    code: 'yz-investment-promotion',
    shortName: '区招商局',
    name: '渝中区招商投资促进局',
    nameEn: 'Yuzhong District Investment Promotion Bureau',
  }),
  department({ code: 'yz-science', shortName: '区科技局', name: '渝中区科学技术局', nameEn: 'Yuzhong District Science and Technology Bureau' }),
  department({
    code: 'yz-market-regulation',
    shortName: '区市场监管局',
    name: '渝中区市场监督管理局',
    nameEn: 'Yuzhong District Administration for Market Regulation',
  }),
  department({
    code: 'yz-foreign-affairs',
    shortName: '区政府外办',
    name: '渝中区人民政府外事办公室',
    nameEn: 'Foreign Affairs Office of Yuzhong District People’s Government',
  }),
  department({ code: 'yz-environment', shortName: '区生态环境局', name: '渝中区生态环境局', nameEn: 'Yuzhong District Ecology and Environment Bureau' }),
  department({
    code: 'yz-planning',
    shortName: '区规划自然资源局',
    name: '渝中区规划和自然资源局',
    nameEn: 'Yuzhong District Bureau of Planning and Natural Resources',
  }),
  department({
    code: 'yz-office-affairs',
    shortName: '区机关事务管理局',
    name: '渝中区机关事务管理局',
    nameEn: 'Yuzhong District Government Offices Administration',
  }),
  department({
    code: 'yz-state-assets',
    shortName: '区国资委',
    name: '渝中区国有资产监督管理委员会',
    nameEn: 'Yuzhong District State-owned Assets Supervision and Administration Commission',
  }),
  department({ code: 'yz-education', shortName: '区教委', name: '渝中区教育委员会', nameEn: 'Yuzhong District Education Commission' }),
  department({ code: 'yz-civil-affairs', shortName: '区民政局', name: '渝中区民政局', nameEn: 'Yuzhong District Civil Affairs Bureau' }),
  department({ code: 'yz-emergency', shortName: '区应急局', name: '渝中区应急管理局', nameEn: 'Yuzhong District Emergency Management Bureau' }),
  party({
    code: 'yz-reform-office',
    shortName: '区委改革办',
    name: '中共重庆市渝中区委全面深化改革委员会办公室',
    nameEn: 'Office of the Reform Commission, CPC Yuzhong District Committee',
  }),
  party({
    code: 'yz-political-legal',
    shortName: '区委政法委',
    name: '中共重庆市渝中区委政法委员会',
    nameEn: 'Political and Legal Affairs Commission, CPC Yuzhong District Committee',
  }),
  of('people-organisation')({
    code: 'yz-industry-commerce-federation',
    shortName: '区工商联',
    name: '重庆市渝中区工商业联合会',
    nameEn: 'Yuzhong District Federation of Industry and Commerce',
  }),
]

const committeesOfYuzhong: readonly SeedDepartment[] = [
  committee({
    code: 'yz-cbd',
    shortName: 'CBD管委会',
    aliases: ['CBD 管委会'],
    name: '渝中区解放碑中央商务区管理委员会',
    nameEn: 'Jiefangbei Central Business District Administrative Committee',
    note: expanded,
  }),
  committee({
    code: 'yz-historic-quarters',
    shortName: '历史街区管委会',
    name: '渝中区历史文化街区管理委员会',
    nameEn: 'Yuzhong Historic Quarters Administrative Committee',
    note: expanded,
  }),
  committee({
    code: 'yz-ecommerce-creative-park',
    shortName: '电子商务和创意产业园管委会',
    name: '渝中区电子商务和创意产业园管理委员会',
    nameEn: 'Yuzhong E-commerce and Creative Industries Park Administrative Committee',
    note: expanded,
  }),
  committee({
    code: 'yz-digital-economy-park',
    shortName: '数字经济产业园管委会',
    name: '重庆数字经济产业园管理委员会',
    nameEn: 'Chongqing Digital Economy Industrial Park Administrative Committee',
    note: expanded,
  }),
  committee({
    code: 'yz-hualongqiao',
    shortName: '化龙桥国际商务区开发建设委员会',
    name: '渝中区化龙桥国际商务区开发建设委员会',
    nameEn: 'Hualongqiao International Business District Development Committee',
    note: expanded,
  }),
  committee({
    code: 'yz-paradise-walk',
    shortName: '时代天街商圈管委会',
    name: '渝中区时代天街商圈管理委员会',
    nameEn: 'Times Paradise Walk Commercial District Administrative Committee',
    note: expanded,
  }),
  of('headquarters')({
    code: 'yz-caiyuanba-headquarters',
    shortName: '菜园坝滨江新城建设指挥部',
    name: '渝中区菜园坝滨江新城建设指挥部',
    nameEn: 'Caiyuanba Riverside New City Construction Headquarters',
    note: expanded,
  }),
]

const companiesOfYuzhong: readonly SeedDepartment[] = [
  company({
    code: 'yz-kangxiang',
    shortName: '区康翔公司',
    name: '重庆康翔实业集团有限公司',
    nameEn: 'Chongqing Kangxiang Industrial Group',
    note: expanded,
  }),
  company({
    code: 'yz-urban-renewal-company',
    shortName: '区城市更新公司',
    name: '渝中区城市更新公司',
    nameEn: 'Yuzhong Urban Renewal Company',
    note: unregistered,
  }),
  company({ code: 'yz-great-health-company', shortName: '区大健康公司', name: '渝中区大健康公司', nameEn: 'Yuzhong Great Health Company', note: unregistered }),
  company({
    code: 'yz-mother-city-culture',
    shortName: '区母城文化公司',
    aliases: ['母城文化公司'],
    name: '渝中区母城文化公司',
    nameEn: 'Yuzhong Mother City Culture Company',
    note: unregistered,
  }),
  company({
    code: 'yz-commercial-development',
    shortName: '渝商发公司',
    name: '渝中区渝商发公司',
    nameEn: 'Yuzhong Commercial Development Company',
    note: unregistered,
  }),
]

const streetNames = [
  ['qixinggang', '七星岗', 'Qixinggang'],
  ['jiefangbei', '解放碑', 'Jiefangbei'],
  ['lianglukou', '两路口', 'Lianglukou'],
  ['shangqingsi', '上清寺', 'Shangqingsi'],
  ['caiyuanba', '菜园坝', 'Caiyuanba'],
  ['nanjimen', '南纪门', 'Nanjimen'],
  ['chaotianmen', '朝天门', 'Chaotianmen'],
  ['daxigou', '大溪沟', 'Daxigou'],
  ['daping', '大坪', 'Daping'],
  ['hualongqiao', '化龙桥', 'Hualongqiao'],
  ['shiyoulu', '石油路', 'Shiyoulu'],
] as const

/** Of these the documents print 菜园坝街道 alone; the others are members of 各街道. */
const streetsOfYuzhong: readonly SeedDepartment[] = streetNames.map(([code, name, nameEn]) =>
  of('street')({
    code: `yz-street-${code}`,
    shortName: `${name}街道`,
    name: `渝中区人民政府${name}街道办事处`,
    nameEn: `${nameEn} Subdistrict Office`,
    note: code === 'caiyuanba' ? null : '原文未单独点名，属“各街道”，依据为本区行政区划。',
  }),
)

const collectivesOfYuzhong: readonly SeedDepartment[] = [
  collective({
    code: 'yz-streets',
    shortName: '各街道',
    aliases: ['各街道办事处'],
    name: '渝中区各街道办事处',
    nameEn: 'All subdistrict offices of Yuzhong',
    note: '成员依据本区行政区划（11个街道），不是依据原文。',
    members: streetsOfYuzhong.map((street) => street.code),
  }),
  collective({
    code: 'yz-committees',
    shortName: '各管委会',
    name: '渝中区各管委会',
    nameEn: 'All administrative committees of Yuzhong',
    note: '成员为实施方案点名的6个管委会和开发建设委员会，依据为三（一）1；原文未另行列举。',
    members: committeesOfYuzhong.filter((row) => row.kind === 'committee').map((row) => row.code),
  }),
  collective({
    code: 'yz-industry-departments',
    shortName: '区级各产业部门',
    name: '渝中区各产业主管部门',
    nameEn: 'District departments in charge of industries',
    note: '成员为三（三）产业行动各项任务的牵头单位和责任单位中的区级部门，按出现先后；CBD管委会归“各管委会”。原文未列举，且以“等”结尾。',
    members: [
      'yz-big-data',
      'yz-industry-it',
      'yz-drc',
      'yz-finance-office',
      'yz-commerce',
      'yz-culture-tourism',
      'yz-justice',
      'yz-human-resources',
      'yz-housing',
      'yz-health',
      'yz-transport',
      'yz-investment-promotion',
    ],
  }),
  collective({
    code: 'yz-relevant-departments',
    shortName: '各相关部门',
    name: '渝中区各相关部门',
    nameEn: 'Relevant departments of Yuzhong',
    note: '原文未说明包括哪些部门。',
  }),
  collective({
    code: 'yz-district-departments',
    shortName: '区级有关部门',
    name: '渝中区区级有关部门',
    nameEn: 'Departments concerned at district level',
    note: '原文未说明包括哪些部门。',
  }),
  collective({
    code: 'yz-district-companies',
    shortName: '区属各国有企业',
    name: '渝中区区属各国有企业',
    nameEn: 'All state-owned companies of Yuzhong',
    note: '成员为实施方案点名的5家区属公司；原文未列举，且以“等”结尾。',
    members: companiesOfYuzhong.map((row) => row.code),
  }),
]

const spoke = '2021年9月23日座谈会上交流发言；原文没有给它分派任务。'

const partsOfMetro: readonly SeedDepartment[] = [
  of(
    'collective',
    metro,
  )({
    code: 'cq-metro-districts',
    shortName: '主城都市区21个区',
    aliases: ['主城都市区各区'],
    name: '重庆主城都市区21个区',
    nameEn: 'The 21 districts of the Chongqing metropolitan area',
    note: `${spoke}原文未列出各区名称。`,
  }),
  of(
    'committee',
    metro,
  )({
    code: 'cq-liangjiang',
    shortName: '两江新区',
    name: '重庆两江新区管理委员会',
    nameEn: 'Liangjiang New Area Administrative Committee',
    note: spoke,
  }),
  of(
    'committee',
    metro,
  )({
    code: 'cq-high-tech-zone',
    shortName: '重庆高新区',
    name: '重庆高新技术产业开发区管理委员会',
    nameEn: 'Chongqing High-tech Industrial Development Zone Administrative Committee',
    note: spoke,
  }),
  of(
    'committee',
    metro,
  )({
    code: 'cq-wansheng',
    shortName: '万盛经开区',
    name: '重庆市万盛经济技术开发区管理委员会',
    nameEn: 'Wansheng Economic and Technological Development Zone Administrative Committee',
    note: spoke,
  }),
  of(
    'collective',
    metro,
  )({
    code: 'cq-city-departments',
    shortName: '市有关部门',
    aliases: ['市有关部门和单位'],
    name: '重庆市有关部门和单位',
    nameEn: 'Municipal departments and units concerned',
    note: `${spoke}原文未说明包括哪些部门。`,
  }),
]

export const departments: readonly SeedDepartment[] = [
  ...departmentsOfYuzhong,
  ...committeesOfYuzhong,
  ...companiesOfYuzhong,
  ...streetsOfYuzhong,
  ...collectivesOfYuzhong,
  ...partsOfMetro,
]
