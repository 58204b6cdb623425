import regular from '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf?bytes'
import medium from '@expo-google-fonts/ibm-plex-sans/500Medium/IBMPlexSans_500Medium.ttf?bytes'
import semibold from '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf?bytes'
import woff2 from '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2?bytes'
import wasm from '@resvg/resvg-wasm/index_bg.wasm?bytes'

/** The font as an SVG carries it. */
export const CHART_FONTS = { woff2 }

/** What PNGs are drawn with. One list for window and command line: the same chart is the same bytes. */
export const RASTER_PARTS = { wasm, fonts: [regular, medium, semibold] }
