/** The text colour that reads better on a workspace's colour, by WCAG's relative luminance. */
export function readableOn(color: string): '#ffffff' | '#1b2230' {
  const light = luminance(color)
  return contrast(1, light) >= contrast(light, inkLuminance) ? '#ffffff' : '#1b2230'
}

export function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

const contrast = (lighter: number, darker: number) => (lighter + 0.05) / (darker + 0.05)
const inkLuminance = luminance('#1b2230')
