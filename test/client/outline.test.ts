import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortedPlaces } from '../../client/sheet/arrangement.ts'
import { outlineBy } from '../../client/sheet/groupings.ts'
import type { Outline } from '../../client/sheet/outline.ts'
import { groupIn, groupsOf, groupsOver, lightsUnder, lineOf, linesOf, unfoldedLines } from '../../client/sheet/outline.ts'
import { createTable } from '../../client/sheet/table.ts'
import { sheetTexts } from '../../client/sheet/texts.ts'
import { makeView } from '../browser/sheet-page/view.ts'

/** Any forest of branches, in any order, with any indicators under them. */
const anOutline = fc.array(fc.option(fc.nat(30), { nil: null }), { minLength: 1, maxLength: 20 }).chain((parents) => {
  // Only branches before it may stand above one: no circles here.
  const branches = parents.map((parent, place) => ({
    id: `g${place}`,
    title: `group ${place}`,
    parent: place === 0 || parent === null ? null : parent % place,
  }))
  const { groups, places } = groupsOf(branches)
  return fc
    .array(fc.nat(branches.length - 1), { maxLength: 60 })
    .map((under): Outline => ({ groups, groupOf: Int32Array.from(under, (branch) => places[branch] ?? 0) }))
})
const withFilters = anOutline.chain((outline) =>
  fc.record({
    outline: fc.constant(outline),
    shown: fc.subarray(Array.from(outline.groupOf, (_, place) => place)),
    folded: fc.subarray(outline.groups.map(({ id }) => id)),
  }),
)
const isFoldedIn =
  (ids: readonly string[]) =>
  (group: { readonly id: string }): boolean =>
    ids.includes(group.id)

describe('lines of a tree', () => {
  it('hold every shown indicator once, in the chosen order inside its group, and every group over it', () => {
    fc.assert(
      fc.property(withFilters, ({ outline, shown }) => {
        const lines = [...linesOf(shown, outline)]
        expect(lines.filter((line) => line >= 0).toSorted((a, b) => a - b)).toEqual(shown.toSorted((a, b) => a - b))
        const at = new Map(lines.map((line, row) => [line, row]))
        expect(at.size).toBe(lines.length)
        for (const [row, line] of lines.entries()) {
          const over = groupsOver(line, outline)
          for (const group of over) expect(at.get(lineOf(group)) ?? Infinity).toBeLessThan(row)
          if (line >= 0) continue
          // A group without anything shown under it is not shown.
          expect(shown.some((place) => groupsOver(place, outline).includes(groupIn(line)))).toBe(true)
        }
        const byGroup = Map.groupBy(
          lines.filter((line) => line >= 0),
          (place) => outline.groupOf[place],
        )
        for (const [group, own] of byGroup) expect(own).toEqual(shown.filter((place) => outline.groupOf[place] === group))
      }),
    )
  })

  it('keep what stands under a group together', () => {
    fc.assert(
      fc.property(withFilters, ({ outline, shown }) => {
        const lines = [...linesOf(shown, outline)]
        for (const group of outline.groups.keys()) {
          const rows = lines.flatMap((line, row) => (line === lineOf(group) || groupsOver(line, outline).includes(group) ? [row] : []))
          expect(rows).toEqual(rows.map((_, place) => (rows[0] ?? 0) + place))
        }
      }),
    )
  })

  it('are hidden by folds as far as something over them is folded, and all come back', () => {
    fc.assert(
      fc.property(withFilters, ({ outline, shown, folded }) => {
        const lines = linesOf(shown, outline)
        const seen = new Set(unfoldedLines(lines, outline, isFoldedIn(folded)))
        for (const line of lines) expect(seen.has(line)).toBe(groupsOver(line, outline).every((group) => !folded.includes(outline.groups[group]?.id ?? '')))
        expect(unfoldedLines(lines, outline, () => false)).toEqual(lines)
      }),
    )
  })

  it('are the same whether filtered or folded first', () => {
    fc.assert(
      fc.property(withFilters, ({ outline, shown, folded }) => {
        const kept = new Set(shown)
        const everyPlace = Array.from(outline.groupOf, (_, place) => place)
        const foldedFirst = [...unfoldedLines(linesOf(everyPlace, outline), outline, isFoldedIn(folded))].filter((line) =>
          line >= 0 ? kept.has(line) : shown.some((place) => groupsOver(place, outline).includes(groupIn(line))),
        )
        expect([...unfoldedLines(linesOf(shown, outline), outline, isFoldedIn(folded))]).toEqual(foldedFirst)
      }),
    )
  })

  it('are the places as they come where nothing is grouped', () => {
    expect([...linesOf([3, 1, 2], null)]).toEqual([3, 1, 2])
    expect([...unfoldedLines(Int32Array.of(3, 1), null, () => true)]).toEqual([3, 1])
  })
})

describe('groups', () => {
  it('stand after the one above them, whichever order they come in; a circle is left out', () => {
    const { groups, places } = groupsOf([
      { id: 'leaf', title: '', parent: 2 },
      { id: 'other', title: '', parent: null },
      { id: 'root', title: '', parent: null },
      { id: 'a', title: '', parent: 4 },
      { id: 'b', title: '', parent: 3 },
    ])
    expect(groups.map(({ id, level, parent }) => [id, level, parent])).toEqual([
      ['other', 0, -1],
      ['root', 0, -1],
      ['leaf', 1, 1],
    ])
    expect([...places]).toEqual([2, 0, 1, -1, -1])
  })

  const view = makeView()
  const table = createTable(view)
  const by = (grouping: 'tasks' | 'department' | 'light') => outlineBy(grouping, table, sheetTexts['zh-CN'], 'zh-CN')
  const titlesOver = (outline: Outline | null, id: string): readonly string[] =>
    outline ? groupsOver(table.placeOf(id) ?? 0, outline).map((group) => outline.groups[group]?.title ?? '') : []

  it('by task: under the first task, else the goal, else under none', () => {
    const outline = by('tasks')
    const withTask = view.rows.id[view.rows.tasks.findIndex((tasks) => tasks.length > 0)] ?? ''
    const withGoal = view.rows.id[view.rows.tasks.findIndex((tasks, place) => tasks.length === 0 && view.rows.dimension[place] != null)] ?? ''
    expect(titlesOver(outline, withTask)).toHaveLength(2)
    expect(view.dimensions.map(({ title }) => title)).toContain(titlesOver(outline, withGoal)[0])
    const bare = outlineBy('tasks', createTable({ ...view, tasks: [], dimensions: [] }), sheetTexts['zh-CN'], 'zh-CN')
    expect(titlesOver(bare, withTask)).toEqual(['未归入任务'])
  })

  it('by department and by light', () => {
    const led = view.rows.lead.findIndex((leads) => leads.length > 0)
    expect(titlesOver(by('department'), view.rows.id[led] ?? '')).toEqual([view.departments[view.rows.lead[led]?.[0] ?? -1]?.shortName])
    expect(titlesOver(by('department'), view.rows.id[view.rows.lead.findIndex((leads) => leads.length === 0)] ?? '')).toEqual(['未列牵头单位'])
    const outline = by('light')
    expect(outline?.groups.map(({ title }) => title)).toEqual(['红灯', '黄灯', '绿灯', '蓝灯', '灰灯'])
    const places = sortedPlaces(table.size, [], () => undefined)
    const counts = lightsUnder(places, outline!, (place) => table.judgedAt('light', place), ['red', 'yellow', 'green', 'blue', 'grey'])
    for (const [group, light] of (['red', 'yellow', 'green', 'blue', 'grey'] as const).entries()) {
      const all = view.judged.light.filter((each) => each === light).length
      expect(counts[group]).toEqual({ red: 0, yellow: 0, green: 0, blue: 0, grey: 0, [light]: all })
    }
  })
})
