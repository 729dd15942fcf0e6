//! Draws what egui puts out on the processor: for pictures where there is no
//! display, and for tests that look at pixels.
//!
//! The result follows egui's own OpenGL painter. Colours are premultiplied and
//! multiplied and blended in gamma space, each pixel rounded once; corners snap
//! to 1/256 pixel and coverage is decided in whole numbers, so two triangles
//! that share an edge never both draw a pixel and never leave one out. Left
//! out are paint callbacks, mipmaps and dithering.

mod canvas;

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{ClippedPrimitive, ClippedShape, ImageDelta, Primitive};
use egui::{
    Color32, ColorImage, ImageData, TextureFilter, TextureId, TextureOptions, TextureWrapMode,
    TexturesDelta,
};

use canvas::{Canvas, Clip};

/// Draws egui's shapes into memory, and keeps the textures they use.
#[derive(Default)]
pub struct Raster {
    textures: HashMap<TextureId, Texture>,
    /// Freed by egui, yet still drawn by the frame that freed them.
    spent: Vec<TextureId>,
}

/// A drawn frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Four bytes a pixel, row by row from the top; every pixel is opaque.
    pub rgba: Vec<u8>,
}

impl Picture {
    /// The picture as a PNG file. A picture without pixels has none.
    pub fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let [width, height] = self.size.map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        let opaque: Vec<u8> =
            self.rgba.chunks_exact(4).flat_map(|p| p.iter().copied().take(3)).collect();
        writer.write_image_data(&opaque)?;
        writer.finish()?;
        Ok(file)
    }
}

/// Longest side of a picture, as most graphics cards have it.
const MAX_SIDE: usize = 16_384;

impl Raster {
    /// Takes over new and changed textures, and lets go of those no longer used.
    ///
    /// What `delta` frees goes at the next call, because the frame it came with
    /// may still show it.
    pub fn update(&mut self, delta: &mut TexturesDelta) {
        for id in self.spent.drain(..) {
            self.textures.remove(&id);
        }
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.change(id, change);
            }
        }
        self.spent.extend(delta.free.drain());
    }

    fn change(&mut self, id: TextureId, change: ImageDelta) {
        let ImageData::Color(image) = change.image;
        let [width, height] = image.size;
        if width == 0 || width.checked_mul(height) != Some(image.pixels.len()) {
            return;
        }
        let Some([left, top]) = change.pos else {
            self.textures.insert(id, Texture { image, options: change.options });
            return;
        };
        let Some(texture) = self.textures.get_mut(&id) else { return };
        let whole = Arc::make_mut(&mut texture.image);
        let stride = whole.size[0];
        let fit = width.min(stride.saturating_sub(left));
        for (y, row) in image.pixels.chunks_exact(width).enumerate() {
            let start = (top + y) * stride + left;
            if let Some(to) = whole.pixels.get_mut(start..start + fit) {
                to.copy_from_slice(&row[..fit]);
            }
        }
    }

    /// Draws the shapes of one frame over `background`.
    pub fn draw(
        &self,
        ctx: &egui::Context,
        shapes: Vec<ClippedShape>,
        size_px: [usize; 2],
        pixels_per_point: f32,
        background: Color32,
    ) -> Picture {
        let primitives = ctx.tessellate(shapes, pixels_per_point);
        self.draw_primitives(&primitives, size_px, pixels_per_point, background)
    }

    /// Draws what [`egui::Context::tessellate`] returned.
    ///
    /// Sides are cut at 16,384 pixels, and what shows an unknown texture is not drawn.
    pub fn draw_primitives(
        &self,
        primitives: &[ClippedPrimitive],
        size_px: [usize; 2],
        pixels_per_point: f32,
        background: Color32,
    ) -> Picture {
        let size = size_px.map(|n| n.min(MAX_SIDE));
        let [r, g, b, _] = background.to_array();
        let mut canvas = Canvas::new(size, [r, g, b]);
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else { continue };
            let Some(texture) = self.textures.get(&mesh.texture_id) else { continue };
            let clip = Clip::new(*clip_rect, pixels_per_point, size);
            canvas.mesh(mesh, texture, &clip, pixels_per_point);
        }
        Picture { size, rgba: canvas.into_bytes() }
    }
}

struct Texture {
    image: Arc<ColorImage>,
    options: TextureOptions,
}

impl Texture {
    fn size(&self) -> [f32; 2] {
        self.image.size.map(|n| n as f32)
    }

    fn texel(&self, x: i64, y: i64) -> [u8; 4] {
        let wrap = |at: i64, n: usize| {
            let n = n as i64;
            let at = match self.options.wrap_mode {
                TextureWrapMode::ClampToEdge => at.clamp(0, n - 1),
                TextureWrapMode::Repeat => at.rem_euclid(n),
                TextureWrapMode::MirroredRepeat => {
                    let at = at.rem_euclid(2 * n);
                    at.min(2 * n - 1 - at)
                }
            };
            at as usize
        };
        let [width, height] = self.image.size;
        let at = wrap(y, height) * width + wrap(x, width);
        self.image.pixels.get(at).map_or([0; 4], Color32::to_array)
    }

    fn sample(&self, [u, v]: [f32; 2], filter: TextureFilter) -> [f32; 4] {
        let [width, height] = self.size();
        let (x, y) = (u * width, v * height);
        match filter {
            TextureFilter::Nearest => self.texel(x.floor() as i64, y.floor() as i64).map(f32::from),
            TextureFilter::Linear => {
                let (x, y) = (x - 0.5, y - 0.5);
                let (left, top) = (x.floor(), y.floor());
                let across = |x: f32, y: f32| self.texel(x as i64, y as i64).map(f32::from);
                let upper = mix(across(left, top), across(left + 1.0, top), x - left);
                let lower = mix(across(left, top + 1.0), across(left + 1.0, top + 1.0), x - left);
                mix(upper, lower, y - top)
            }
        }
    }
}

fn mix(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    std::array::from_fn(|i| a[i] + (b[i] - a[i]) * share)
}

#[cfg(test)]
mod tests;
