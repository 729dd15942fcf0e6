//! Pictures with known pixels.

use super::*;
use egui::epaint::{Mesh, Vertex};
use egui::{Pos2, Rect, Shape, TextureOptions, pos2};

const WHITE: TextureId = TextureId::Managed(0);
const PAGE: Rect = Rect { min: Pos2::ZERO, max: pos2(64.0, 32.0) };
const SIZE: [usize; 2] = [64, 32];

type Place = Option<[usize; 2]>;

fn set(
    raster: &mut Raster,
    pos: Place,
    size: [usize; 2],
    texels: &[Color32],
    options: TextureOptions,
) {
    let image = ImageData::Color(Arc::new(ColorImage::new(size, texels.to_vec())));
    let mut delta = TexturesDelta::default();
    delta.push(WHITE, ImageDelta { image, options, pos });
    raster.update(&mut delta);
}

fn plain() -> Raster {
    let mut raster = Raster::default();
    set(&mut raster, None, [1, 1], &[Color32::WHITE], TextureOptions::LINEAR);
    raster
}

fn mesh(corners: &[(f32, f32, f32, f32, Color32)], indices: &[u32]) -> Mesh {
    let vertex = |&(x, y, u, v, color): &_| Vertex { pos: pos2(x, y), uv: pos2(u, v), color };
    Mesh {
        indices: indices.to_vec(),
        vertices: corners.iter().map(vertex).collect(),
        texture_id: WHITE,
    }
}

fn shown(raster: &Raster, clip_rect: Rect, meshes: impl IntoIterator<Item = Mesh>) -> Picture {
    let clipped = |mesh| ClippedPrimitive { clip_rect, primitive: Primitive::Mesh(mesh) };
    let primitives: Vec<_> = meshes.into_iter().map(clipped).collect();
    raster.draw_primitives(&primitives, SIZE, 1.0, Color32::BLACK)
}

fn pixel(picture: &Picture, x: usize, y: usize) -> [u8; 4] {
    std::array::from_fn(|i| picture.rgba[(y * picture.size[0] + x) * 4 + i])
}

/// Draws what `ui` adds to an empty window, with egui's own fonts.
fn window(ui: impl FnMut(&mut egui::Ui)) -> Picture {
    let (ctx, mut raster) = (egui::Context::default(), Raster::default());
    let mut out = ctx.run_ui(egui::RawInput { screen_rect: Some(PAGE), ..Default::default() }, ui);
    raster.update(&mut out.textures_delta);
    raster.draw(&ctx, out.shapes, SIZE, 1.0, Color32::WHITE)
}

#[test]
fn a_filled_rectangle_covers_its_pixels_and_no_others() {
    let (rect, color) =
        (Rect::from_min_max(pos2(10.0, 5.0), pos2(20.0, 15.0)), Color32::from_rgb(200, 30, 7));
    let picture = window(|ui| {
        ui.painter().add(Shape::rect_filled(rect, 0, color));
    });
    for (y, x) in (0..SIZE[1]).flat_map(|y| (0..SIZE[0]).map(move |x| (y, x))) {
        let inside = (10..20).contains(&x) && (5..15).contains(&y);
        let expected = if inside { color } else { Color32::WHITE };
        assert_eq!(pixel(&picture, x, y), expected.to_array(), "at {x}, {y}");
    }
}

#[test]
fn a_half_transparent_quad_blends_each_pixel_once() {
    let color = Color32::from_rgba_premultiplied(64, 0, 0, 128);
    for turn in 0..24_u8 {
        let at = |corner: u8| {
            let angle = f32::from(turn) * 0.07 + f32::from(corner) * std::f32::consts::FRAC_PI_2;
            (31.3 + 14.0 * angle.cos(), 16.1 + 14.0 * angle.sin(), 0.0, 0.0, color)
        };
        let quad = mesh(&[at(0), at(1), at(2), at(3)], &[0, 1, 2, 0, 2, 3]);
        let picture = shown(&plain(), PAGE, [quad]);
        let drawn = picture.rgba.chunks_exact(4).filter(|p| p[0] == 64).count();
        assert!(picture.rgba.chunks_exact(4).all(|p| p[0] == 0 || p[0] == 64), "turn {turn}");
        assert!(drawn.abs_diff(392) < 20, "turn {turn}: {drawn} pixels");
    }
}

#[test]
fn triangles_around_a_point_leave_no_pixel_out() {
    let glow = Color32::from_rgba_premultiplied(10, 0, 0, 0);
    let rim = [
        (-9.0, -9.0),
        (20.5, -9.0),
        (90.0, -9.0),
        (90.0, 16.5),
        (90.0, 50.0),
        (7.0, 50.0),
        (-9.0, 11.1),
    ];
    for middle in [(32.0, 16.0), (20.5, 16.5), (0.37, 31.9)] {
        let corners: Vec<_> =
            rim.into_iter().chain([middle]).map(|(x, y)| (x, y, 0.0, 0.0, glow)).collect();
        let fan: Vec<u32> = (0..7).flat_map(|i| [i, (i + 1) % 7, 7]).collect();
        let picture = shown(&plain(), PAGE, [mesh(&corners, &fan)]);
        assert!(picture.rgba.chunks_exact(4).all(|p| p == [10, 0, 0, 255]), "around {middle:?}");
    }
}

/// An upright quad that shows the whole texture; with `apart`, as two meshes, so not copied at once.
fn sheet(rect: Rect, color: Color32, apart: bool) -> Vec<Mesh> {
    let (a, b) = (rect.min, rect.max);
    let corners =
        [(a.x, a.y, 0.0, 0.0), (b.x, a.y, 1.0, 0.0), (a.x, b.y, 0.0, 1.0), (b.x, b.y, 1.0, 1.0)];
    let corners = corners.map(|(x, y, u, v)| (x, y, u, v, color));
    let halves: &[&[u32]] = if apart { &[&[0, 1, 2], &[2, 1, 3]] } else { &[&[0, 1, 2, 2, 1, 3]] };
    halves.iter().map(|half| mesh(&corners, half)).collect()
}

#[test]
fn nothing_is_drawn_outside_the_clip_rectangle() {
    let clip = Rect::from_min_max(pos2(3.4, 2.6), pos2(9.5, f32::INFINITY));
    for apart in [false, true] {
        let all = Rect::from_min_max(pos2(-5.0, -5.0), pos2(200.0, 100.0));
        let picture = shown(&plain(), clip, sheet(all, Color32::WHITE, apart));
        for (y, x) in (0..SIZE[1]).flat_map(|y| (0..SIZE[0]).map(move |x| (y, x))) {
            let inside = (3..10).contains(&x) && y >= 3;
            assert_eq!(pixel(&picture, x, y)[0], if inside { 255 } else { 0 }, "at {x}, {y}");
        }
    }
}

#[test]
fn colors_change_evenly_between_corners() {
    let red = |x: f32, y: f32, r| (x, y, 0.0, 0.0, Color32::from_rgb(r, 0, 0));
    let corners = [red(0.5, 0.0, 0), red(51.5, 0.0, 255), red(0.5, 9.0, 0), red(51.5, 9.0, 255)];
    let picture = shown(&plain(), PAGE, [mesh(&corners, &[0, 1, 2, 2, 1, 3])]);
    assert!((0..51_u8).all(|x| pixel(&picture, x.into(), 4)[0] == x * 5));
}

#[test]
fn copied_texels_equal_sampled_ones() {
    let texels: Vec<_> =
        (0..=255).map(|a| Color32::from_rgba_premultiplied(a / 2, a / 3, a, a)).collect();
    let mut raster = Raster::default();
    set(&mut raster, None, [16, 16], &texels, TextureOptions::LINEAR);
    let rect = Rect::from_min_max(pos2(7.0, 30.0), pos2(23.0, 46.0));
    let color = Color32::from_rgba_premultiplied(90, 120, 10, 140);
    let [copied, sampled] =
        [false, true].map(|apart| shown(&raster, PAGE, sheet(rect, color, apart)));
    assert_eq!(copied, sampled);
    assert_ne!(copied, shown(&raster, PAGE, []));
}

#[test]
fn texels_are_filtered_as_asked() {
    let left_edge = |options| {
        let mut raster = Raster::default();
        set(&mut raster, None, [2, 1], &[Color32::BLACK, Color32::WHITE], options);
        let rect = Rect::from_min_max(Pos2::ZERO, pos2(8.0, 1.0));
        let picture = shown(&raster, PAGE, sheet(rect, Color32::WHITE, false));
        std::array::from_fn(|x| pixel(&picture, x, 0)[0])
    };
    assert_eq!(left_edge(TextureOptions::NEAREST), [0, 0, 0, 0, 255, 255, 255, 255]);
    assert_eq!(left_edge(TextureOptions::LINEAR), [0, 0, 32, 96, 159, 223, 255, 255]);
    assert_eq!(left_edge(TextureOptions::LINEAR_REPEAT), [96, 32, 32, 96, 159, 223, 223, 159]);
}

#[test]
fn parts_of_a_texture_change_and_freed_ones_stay_for_their_last_frame() {
    let mut raster = Raster::default();
    set(&mut raster, None, [3, 2], &[Color32::BLACK; 6], TextureOptions::NEAREST);
    set(
        &mut raster,
        Some([1, 1]),
        [2, 1],
        &[Color32::WHITE, Color32::RED],
        TextureOptions::NEAREST,
    );
    let mut delta = TexturesDelta::default();
    delta.free(WHITE);
    raster.update(&mut delta);
    let sheet = || sheet(Rect::from_min_max(Pos2::ZERO, pos2(3.0, 2.0)), Color32::WHITE, false);
    let picture = shown(&raster, PAGE, sheet());
    let rows = [0, 1].map(|y| [0, 1, 2].map(|x| pixel(&picture, x, y)[1]));
    assert_eq!(rows, [[0, 0, 0], [0, 255, 0]]);
    assert_eq!(pixel(&picture, 2, 1), [255, 0, 0, 255]);
    raster.update(&mut TexturesDelta::default());
    assert_eq!(shown(&raster, PAGE, sheet()), shown(&raster, PAGE, []));
}

#[test]
fn text_is_dark_where_its_letters_are_and_the_same_twice() {
    let line = || {
        window(|ui| {
            let font = egui::FontId::proportional(14.0);
            ui.painter().text(
                pos2(4.0, 8.0),
                egui::Align2::LEFT_TOP,
                "Denied",
                font,
                Color32::BLACK,
            );
        })
    };
    let picture = line();
    let darkest =
        |bytes: std::ops::Range<usize>| picture.rgba[bytes].chunks_exact(4).map(|p| p[0]).min();
    let row = SIZE[0] * 4;
    assert!(darkest(8 * row..24 * row) < Some(90));
    assert_eq!(darkest(0..7 * row), Some(255));
    assert_eq!(picture, line());
}

#[test]
fn a_png_holds_the_same_pixels() -> Result<(), Box<dyn std::error::Error>> {
    let rect = Rect::from_min_max(pos2(3.0, 3.0), pos2(9.0, 30.0));
    let picture = shown(&plain(), PAGE, sheet(rect, Color32::GOLD, false));
    let file = picture.png()?;
    let mut reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info()?;
    let mut rgb = vec![0; SIZE[0] * SIZE[1] * 3];
    reader.next_frame(&mut rgb)?;
    assert!(picture.rgba.chunks_exact(4).zip(rgb.chunks_exact(3)).all(|(a, b)| a[..3] == *b));
    assert!(Picture { size: [0, 0], rgba: Vec::new() }.png().is_err());
    Ok(())
}
