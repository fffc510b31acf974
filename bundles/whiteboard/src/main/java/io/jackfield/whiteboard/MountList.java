package io.jackfield.whiteboard;

import io.jackfield.api.whiteboard.MountDTO;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link Mounts} as people see it: one {@link MountDTO} for each mount and each refusal. */
final class MountList {
    private static final Comparator<MountDTO> ORDER = Comparator.comparing((MountDTO dto) -> dto.kind)
            .thenComparing(dto -> dto.path)
            .thenComparing(dto -> -dto.ranking)
            .thenComparing(dto -> dto.service);

    /** Kinds of which one serves a request, not all. */
    private static final Set<String> ONE_SERVES = Set.of(MountDTO.HANDLER, MountDTO.UPGRADE, MountDTO.CONNECT);

    private final Map<String, List<Mount<?>>> rivals = new HashMap<>();
    private final List<MountDTO> told = new ArrayList<>();

    MountList(List<Mount<?>> mounts, List<Refused> refused) {
        for (Mount<?> mount : mounts) {
            if (ONE_SERVES.contains(mount.kind())) {
                rivals.computeIfAbsent(place(mount), place -> new ArrayList<>()).add(mount);
            }
        }
        mounts.forEach(mount -> told.add(told(mount)));
        refused.forEach(one -> told.add(told(one)));
        told.sort(ORDER);
    }

    List<MountDTO> list() {
        return told;
    }

    private MountDTO told(Mount<?> mount) {
        String path =
                switch (mount.kind()) {
                    case MountDTO.ERROR -> "";
                    case MountDTO.CONNECT -> Authority.text(mount.path());
                    default -> mount.path().toString();
                };
        MountDTO dto = told(mount.kind(), mount.origin(), path);
        dto.methods = mount.methods().toArray(String[]::new);
        dto.running = mount.exchanges().running();
        dto.failures = mount.failures();
        Mount<?> better = better(mount);
        if (better != null) {
            dto.problem = MountDTO.SHADOWED;
            dto.message =
                    "service " + better.origin().id() + " of " + better.origin().bundle()
                            + " serves this path: raise service.ranking above "
                            + better.origin().ranking()
                            + ", or choose another path";
        }
        return dto;
    }

    /** One that leaves nothing to it, or null. */
    private Mount<?> better(Mount<?> mount) {
        return rivals.getOrDefault(place(mount), List.of()).stream()
                .filter(other -> Mount.BEST_FIRST.compare(other, mount) < 0 && other.covers(mount))
                .min(Mount.BEST_FIRST)
                .orElse(null);
    }

    private static String place(Mount<?> mount) {
        return mount.kind() + " " + mount.path();
    }

    private static MountDTO told(Refused one) {
        MountDTO dto = told(one.kind(), one.origin(), one.path());
        dto.methods = new String[0];
        dto.problem = one.problem();
        dto.message = one.message();
        return dto;
    }

    private static MountDTO told(String kind, Mount.Origin origin, String path) {
        MountDTO dto = new MountDTO();
        dto.kind = kind;
        dto.service = origin.id();
        dto.ranking = origin.ranking();
        dto.bundle = origin.bundle();
        dto.servers = origin.servers().toArray(String[]::new);
        dto.path = path;
        dto.problem = "";
        dto.message = "";
        return dto;
    }
}
