/** The five reference plans, in the order in which they are shown. */
import { chongqingMetro2021 } from './chongqing-metro-2021.ts'
import { dadukou2031 } from './dadukou-2031.ts'
import type { SeedPlan } from './shape.ts'
import { xindu2021 } from './xindu-2021.ts'
import { yuzhong2026 } from './yuzhong-2026.ts'
import { yuzhong2027 } from './yuzhong-2027.ts'

export const plans: readonly SeedPlan[] = [yuzhong2027, yuzhong2026, dadukou2031, xindu2021, chongqingMetro2021]
