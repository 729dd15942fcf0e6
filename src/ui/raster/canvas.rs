//! Turns triangles into pixels: coverage, shading and blending.

use std::ops::Range;

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, Rect, TextureFilter};

use super::Texture;

/// The pixels a primitive may touch; always inside the canvas.
pub(super) struct Clip {
    x: Range<i64>,
    y: Range<i64>,
}

impl Clip {
    pub(super) fn new(rect: Rect, pixels_per_point: f32, [width, height]: [usize; 2]) -> Self {
        let edge = |at: f32, n: usize| ((at * pixels_per_point).round() as i64).clamp(0, n as i64);
        Self {
            x: edge(rect.min.x, width)..edge(rect.max.x, width),
            y: edge(rect.min.y, height)..edge(rect.max.y, height),
        }
    }
}

/// Steps to which corners snap, in one pixel.
const STEPS: i64 = 256;
/// Corners further out are pulled in, so that products of two distances fit in an `i64`.
const FAR: f32 = (1 << 20) as f32;

/// A vertex with its place in 1/256 pixel.
#[derive(Clone, Copy)]
struct Corner {
    x: i64,
    y: i64,
    vertex: Vertex,
}

impl Corner {
    fn new(vertex: &Vertex, pixels_per_point: f32) -> Option<Self> {
        let snap = |at: f32| {
            let at = at * pixels_per_point;
            (!at.is_nan()).then(|| (at.clamp(-FAR, FAR) * STEPS as f32).round() as i64)
        };
        Some(Self { x: snap(vertex.pos.x)?, y: snap(vertex.pos.y)?, vertex: *vertex })
    }

    /// Red, green, blue, alpha, u, v.
    fn values(&self) -> [f32; 6] {
        let [r, g, b, a] = self.vertex.color.to_array().map(f32::from);
        [r, g, b, a, self.vertex.uv.x, self.vertex.uv.y]
    }
}

/// First pixel whose middle is at or after `at`.
fn first_pixel(at: i64) -> i64 {
    (at + STEPS / 2 - 1).div_euclid(STEPS)
}

/// How far on in the texture the texel of a pixel is, if texels and pixels lie on one another.
fn shift(low: i64, high: i64, from: f32, to: f32) -> Option<i64> {
    // Nearer than this, filtering would not change a visible amount.
    const CLOSE: f32 = 1.0 / 128.0;
    let pixels = |steps: i64| steps as f32 / STEPS as f32;
    let by = from - pixels(low);
    let near = (to - from - pixels(high - low)).abs() < CLOSE && (by - by.round()).abs() < CLOSE;
    near.then_some(by.round() as i64)
}

fn cut(inner: Range<i64>, outer: &Range<i64>) -> Range<i64> {
    inner.start.max(outer.start)..inner.end.min(outer.end)
}

/// What a texel adds to a pixel, in 1/255 of a byte: colour times texture, not yet rounded.
type Ink = [u32; 4];
const FULL: u32 = 255 * 255;

fn ink(color: [f32; 4], texel: [f32; 4]) -> Ink {
    std::array::from_fn(|i| (color[i] * texel[i] + 0.5) as u32)
}

#[inline]
fn blend(pixel: &mut [u8; 4], ink: Ink) {
    let keep = FULL - ink[3].min(FULL);
    for (byte, ink) in pixel.iter_mut().zip(ink).take(3) {
        *byte = ((ink * 255 + u32::from(*byte) * keep + FULL / 2) / FULL).min(255) as u8;
    }
}

/// How to colour the pixels of a triangle.
enum Paint {
    Flat(Ink),
    Shaded(Shade),
}

impl Paint {
    fn new(corners: [Corner; 3], area: i64, texture: &Texture) -> Self {
        let [a, b, c] = corners;
        let vertices = corners.map(|c| c.vertex);
        let is_one_texel = vertices.iter().all(|v| v.uv == a.vertex.uv);
        let one_texel =
            is_one_texel.then(|| texture.sample(a.vertex.uv.into(), texture.options.magnification));
        if let Some(texel) = one_texel
            && vertices.iter().all(|v| v.color == a.vertex.color)
        {
            return Self::Flat(ink(a.vertex.color.to_array().map(f32::from), texel));
        }
        let values = corners.map(|c| c.values());
        let step = |i: usize, from_b: i64, from_c: i64| {
            let [at_a, at_b, at_c] = values.map(|v| f64::from(v[i]));
            let rise = (at_b - at_a) * from_b as f64 + (at_c - at_a) * from_c as f64;
            (rise * STEPS as f64 / area as f64) as f32
        };
        let dx: [f32; 6] = std::array::from_fn(|i| step(i, c.y - a.y, a.y - b.y));
        let dy: [f32; 6] = std::array::from_fn(|i| step(i, a.x - c.x, b.x - a.x));
        let [width, height] = texture.size();
        let texels = |step: [f32; 6]| (step[4] * width).hypot(step[5] * height);
        let shrinks = texels(dx).max(texels(dy)) > 1.0;
        let options = texture.options;
        Self::Shaded(Shade {
            from: [a.x, a.y],
            start: values[0],
            dx,
            dy,
            low: std::array::from_fn(|i| values[0][i].min(values[1][i]).min(values[2][i])),
            high: std::array::from_fn(|i| values[0][i].max(values[1][i]).max(values[2][i])),
            one_texel,
            filter: if shrinks { options.minification } else { options.magnification },
        })
    }
}

/// Colour and place in the texture as they change over a triangle.
struct Shade {
    from: [i64; 2],
    start: [f32; 6],
    dx: [f32; 6],
    dy: [f32; 6],
    low: [f32; 6],
    high: [f32; 6],
    one_texel: Option<[f32; 4]>,
    filter: TextureFilter,
}

impl Shade {
    #[inline]
    fn at(&self, x: i64, y: i64, texture: &Texture) -> Ink {
        let away = |pixel: i64, from: i64| (pixel * STEPS + STEPS / 2 - from) as f32 / STEPS as f32;
        let (x, y) = (away(x, self.from[0]), away(y, self.from[1]));
        // In a sliver the steps are huge: what rounding does to them must not leave its range.
        let [r, g, b, a, u, v] = std::array::from_fn(|i| {
            (self.start[i] + self.dx[i] * x + self.dy[i] * y).max(self.low[i]).min(self.high[i])
        });
        ink([r, g, b, a], self.one_texel.unwrap_or_else(|| texture.sample([u, v], self.filter)))
    }
}

/// Pixels being drawn, all opaque.
pub(super) struct Canvas {
    width: usize,
    pixels: Vec<[u8; 4]>,
}

impl Canvas {
    pub(super) fn new([width, height]: [usize; 2], [r, g, b]: [u8; 3]) -> Self {
        Self { width, pixels: vec![[r, g, b, 255]; width * height] }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.pixels.into_flattened()
    }

    fn row(&mut self, y: i64, x: &Range<i64>) -> &mut [[u8; 4]] {
        if x.is_empty() {
            return &mut [];
        }
        let start = y as usize * self.width;
        self.pixels.get_mut(start + x.start as usize..start + x.end as usize).unwrap_or_default()
    }

    /// Draws the triangles of a mesh.
    pub(super) fn mesh(
        &mut self,
        mesh: &Mesh,
        texture: &Texture,
        clip: &Clip,
        pixels_per_point: f32,
    ) {
        let corner =
            |i: u32| mesh.vertices.get(i as usize).and_then(|v| Corner::new(v, pixels_per_point));
        let triangle = |[a, b, c]: [u32; 3]| Some([corner(a)?, corner(b)?, corner(c)?]);
        let mut triangles = mesh.triangles().map(triangle).peekable();
        while let Some(this) = triangles.next() {
            let Some(this) = this else { continue };
            let next = triangles.peek().copied().flatten();
            if next.is_some_and(|next| self.quad(this, next, texture, clip)) {
                triangles.next();
            } else {
                self.triangle(this, texture, clip);
            }
        }
    }

    /// Draws two triangles at once if they are an upright rectangle of one colour that
    /// shows one texel, or texels of just a pixel's size: nearly all text is that.
    fn quad(
        &mut self,
        first: [Corner; 3],
        second: [Corner; 3],
        texture: &Texture,
        clip: &Clip,
    ) -> bool {
        let color = first[0].vertex.color;
        let all = || first.iter().chain(&second);
        if all().any(|c| c.vertex.color != color) {
            return false;
        }
        let (mut low, mut high) = (first[0], first[0]);
        for c in all() {
            (low.x, low.y) = (low.x.min(c.x), low.y.min(c.y));
            (high.x, high.y) = (high.x.max(c.x), high.y.max(c.y));
        }
        if low.x == high.x || low.y == high.y {
            return true;
        }
        // Bit by place: left top, right top, left bottom, right bottom.
        let mut seen = [0_u8; 2];
        for (i, c) in all().enumerate() {
            let (right, bottom) = (c.x == high.x, c.y == high.y);
            if !(right || c.x == low.x) || !(bottom || c.y == low.y) {
                return false;
            }
            let uv = c.vertex.uv;
            match (right, bottom) {
                (false, false) => low.vertex.uv = uv,
                (true, true) => high.vertex.uv = uv,
                _ => {}
            }
            seen[i / 3] |= 1 << (u8::from(right) + 2 * u8::from(bottom));
        }
        let halves = [[0b0111, 0b1110], [0b1110, 0b0111], [0b1011, 0b1101], [0b1101, 0b1011]];
        let (min, max) = (low.vertex.uv, high.vertex.uv);
        let upright = |c: &Corner| {
            c.vertex.uv.x == (if c.x == high.x { max.x } else { min.x })
                && c.vertex.uv.y == (if c.y == high.y { max.y } else { min.y })
        };
        if !halves.contains(&seen) || !all().all(upright) {
            return false;
        }
        let x = cut(first_pixel(low.x)..first_pixel(high.x), &clip.x);
        let y = cut(first_pixel(low.y)..first_pixel(high.y), &clip.y);
        if min == max {
            let texel = texture.sample([min.x, min.y], texture.options.magnification);
            let ink = ink(color.to_array().map(f32::from), texel);
            y.for_each(|y| self.fill(y, &x, ink));
            return true;
        }
        let [width, height] = texture.size();
        let (Some(dx), Some(dy)) = (
            shift(low.x, high.x, min.x * width, max.x * width),
            shift(low.y, high.y, min.y * height, max.y * height),
        ) else {
            return false;
        };
        self.copy(x, y, [dx, dy], color, texture)
    }

    /// Draws texels one to one, from `by` further on in the texture; not if it is too small.
    fn copy(
        &mut self,
        x: Range<i64>,
        y: Range<i64>,
        by: [i64; 2],
        color: Color32,
        texture: &Texture,
    ) -> bool {
        if x.is_empty() || y.is_empty() {
            return true;
        }
        let size = texture.image.size.map(|n| n as i64);
        let (u, v) = (x.start + by[0]..x.end + by[0], y.start + by[1]..y.end + by[1]);
        if u.start < 0 || u.end > size[0] || v.start < 0 || v.end > size[1] {
            return false;
        }
        let color = color.to_array().map(u32::from);
        for (y, v) in y.zip(v) {
            let start = v * size[0];
            let texels = (start + u.start) as usize..(start + u.end) as usize;
            let Some(texels) = texture.image.pixels.get(texels) else { continue };
            for (pixel, texel) in self.row(y, &x).iter_mut().zip(texels) {
                // Most of a glyph's box is empty.
                if *texel != Color32::TRANSPARENT {
                    let texel = texel.to_array();
                    blend(pixel, std::array::from_fn(|i| color[i] * u32::from(texel[i])));
                }
            }
        }
        true
    }

    fn fill(&mut self, y: i64, x: &Range<i64>, ink: Ink) {
        let row = self.row(y, x);
        if ink[3] == FULL {
            let [r, g, b, _] = ink.map(|n| ((n + 127) / 255) as u8);
            row.fill([r, g, b, 255]);
        } else if ink != [0; 4] {
            row.iter_mut().for_each(|pixel| blend(pixel, ink));
        }
    }

    fn triangle(&mut self, [a, mut b, mut c]: [Corner; 3], texture: &Texture, clip: &Clip) {
        let mut area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        if area == 0 {
            return;
        }
        // egui winds its triangles either way.
        if area < 0 {
            std::mem::swap(&mut b, &mut c);
            area = -area;
        }
        let x = first_pixel(a.x.min(b.x).min(c.x))..first_pixel(a.x.max(b.x).max(c.x));
        // A flat bottom edge may lie on the middles of a row, which is then not part of it.
        let y = first_pixel(a.y.min(b.y).min(c.y))..first_pixel(a.y.max(b.y).max(c.y));
        let (x, y) = (cut(x, &clip.x), cut(y, &clip.y));
        let edges = [(a, b), (b, c), (c, a)];
        let paint = Paint::new([a, b, c], area, texture);
        for y in y {
            let mut span = x.clone();
            for (from, to) in edges {
                let slope = from.y - to.y;
                if slope == 0 {
                    continue;
                }
                // Positive inside. A pixel on an edge is drawn if the edge is a left one, which
                // rounding up at both ends gives: from the crossing, up to before the crossing.
                let at_zero = slope * (STEPS / 2 - from.x)
                    + (to.x - from.x) * (y * STEPS + STEPS / 2 - from.y);
                if slope > 0 {
                    span.start = span.start.max(-at_zero.div_euclid(slope * STEPS));
                } else {
                    span.end = span.end.min(-(-at_zero).div_euclid(-slope * STEPS));
                }
            }
            match &paint {
                Paint::Flat(ink) => self.fill(y, &span, *ink),
                Paint::Shaded(shade) => {
                    for (x, pixel) in span.clone().zip(self.row(y, &span)) {
                        blend(pixel, shade.at(x, y, texture));
                    }
                }
            }
        }
    }
}
