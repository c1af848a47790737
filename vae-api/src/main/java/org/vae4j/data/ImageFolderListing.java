package org.vae4j.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files with names of images in a folder and its sub-folders, in one order on every platform:
 * by their paths from the folder, written with slashes, compared character by character.
 *
 * @param files the files
 * @param classes the names of the folder's sub-folders with files; empty if there are no classes
 * @param labels the class of each file; empty if there are no classes
 */
record ImageFolderListing(List<Path> files, List<String> classes, List<Integer> labels) {
  private static final Pattern IMAGE = Pattern.compile(".*\\.(png|jpg|jpeg|bmp|gif)");

  ImageFolderListing {
    files = List.copyOf(files);
    classes = List.copyOf(classes);
    labels = List.copyOf(labels);
  }

  static ImageFolderListing of(Path folder, boolean withClasses) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(
          folder.toString(), null, "expected a folder of images, found none; check the path");
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    SortedMap<String, Path> byName = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      all.filter(Files::isRegularFile)
          .filter(file -> isImage(folder.relativize(file)))
          .forEach(file -> byName.put(name(folder.relativize(file)), file));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (byName.isEmpty()) {
      throw BadFile.mistake(
          folder, "files ending in .png, .jpg, .jpeg, .bmp or .gif", "none", "check the folder");
    }
    List<String> classes = withClasses ? classes(folder, byName) : List.of();
    List<Integer> labels = new ArrayList<>();
    if (!classes.isEmpty()) {
      byName
          .keySet()
          .forEach(name -> labels.add(Collections.binarySearch(classes, className(name))));
    }
    return new ImageFolderListing(List.copyOf(byName.values()), classes, labels);
  }

  private static boolean isImage(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return IMAGE.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT)).matches();
  }

  private static String name(Path file) {
    return file.toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  private static String className(String name) {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  private static List<String> classes(Path folder, SortedMap<String, Path> byName)
      throws IOException {
    List<String> classes =
        byName.keySet().stream().map(ImageFolderListing::className).distinct().sorted().toList();
    if (classes.contains("") && classes.size() > 1) {
      throw BadFile.mistake(
          folder,
          "images either in the folder or in sub-folders, one for each class",
          "both",
          "withoutClasses() takes them all without labels");
    }
    return classes.contains("") ? List.of() : classes;
  }
}
