/** A drawing of ECharts in its place: drawn anew when what it shows or the look of the page changes, as wide as there is room. */
import './drawing.css'
import type { EChartsCoreOption } from 'echarts/core'
import { init } from 'echarts/core'
import { useEffect, useRef } from 'react'

/** Value of a colour of `styles.css`, by its name. */
export type Colour = (name: string) => string

interface DrawingProps {
  readonly label: string
  /** Same as long as nothing else is to be drawn. */
  readonly option: (colour: Colour) => EChartsCoreOption
  readonly className?: string
}

export const Drawing = ({ label, option, className = '' }: DrawingProps) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const styles = getComputedStyle(document.documentElement)
    const drawing = init(element, null, { renderer: 'svg' })
    drawing.setOption(option((name) => styles.getPropertyValue(name).trim()))
    const size = new ResizeObserver(() => drawing.resize())
    size.observe(element)
    return () => {
      size.disconnect()
      drawing.dispose()
    }
  }, [option])
  return (
    <figure aria-label={label}>
      <div ref={place} className={`path-chart ${className}`.trim()} aria-hidden="true" />
    </figure>
  )
}
